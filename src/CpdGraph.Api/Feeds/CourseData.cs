using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CpdGraph.Api.Composition;
using CpdGraph.Domain;

namespace CpdGraph.Api.Feeds;

/// <summary>
/// An offer as schema.org <c>Course</c>, its runs as <c>CourseInstance</c>, in JSON-LD. What is not known is left out, never guessed. Places left are
/// not in it: they change by the second, and this is kept by others for longer.
/// </summary>
internal static class CourseData
{
    private const string Vocabulary = "https://schema.org";

    /// <summary>The data. Safe within a script element: the writer escapes what could end one.</summary>
    /// <param name="runs">Those to name, by start.</param>
    public static string Of(CatalogueView catalogue, CatalogueOffer offer, IReadOnlyList<OfferRun> runs, SiteAddress site)
    {
        var buffer = new ArrayBufferWriter<byte>(4_096);

        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, catalogue, offer, runs, site);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The words of schema.org for a way of teaching. Null when it has none.</summary>
    public static string? ModeOf(DeliveryMode? mode) => mode switch
    {
        DeliveryMode.InPerson or DeliveryMode.Workplace => "Onsite",
        DeliveryMode.LiveOnline or DeliveryMode.SelfPacedOnline => "Online",
        DeliveryMode.Blended => "Blended",
        _ => null,
    };

    private static void Write(Utf8JsonWriter json, CatalogueView catalogue, CatalogueOffer offer, IReadOnlyList<OfferRun> runs, SiteAddress site)
    {
        var page = site.Of(FeedPaths.OfferPage(offer.Slug));

        json.WriteStartObject();
        json.WriteString("@context", Vocabulary);
        json.WriteString("@type", "Course");
        json.WriteString("@id", page);
        json.WriteString("url", page);
        json.WriteString("name", offer.Title);
        Maybe(json, "description", offer.Summary ?? offer.Description);
        WriteProvider(json, catalogue, offer);
        Maybe(json, "inLanguage", offer.Delivery.Language);
        Maybe(json, "timeRequired", Duration(offer.Delivery.LearningMinutes));
        WriteStrings(json, "educationalLevel", offer.Tiers.Select(tier => string.Create(CultureInfo.InvariantCulture, $"Tier {(int)tier + 1}")));
        WriteTaught(json, catalogue, offer);
        WritePrerequisites(json, catalogue, offer, site);
        WritePrice(json, offer.Price, offer.BookingUrl);
        WriteInstances(json, offer, runs);
        json.WriteString("dateModified", EnglandTime.Iso(offer.UpdatedAt));
        json.WriteEndObject();
    }

    private static void WriteProvider(Utf8JsonWriter json, CatalogueView catalogue, CatalogueOffer offer)
    {
        if (catalogue.Provider(offer.ProviderId) is { } provider)
        {
            json.WriteStartObject("provider");
            json.WriteString("@type", "Organization");
            json.WriteString("name", provider.Name);
            Maybe(json, "url", provider.WebsiteUrl);
            json.WriteEndObject();
        }
    }

    private static void WriteTaught(Utf8JsonWriter json, CatalogueView catalogue, CatalogueOffer offer)
    {
        Competency[] taught = [.. catalogue.MappingsOf(offer.Shown).Select(mapping => catalogue.Competency(mapping.CompetencyId)).OfType<Competency>()];

        WriteList(json, "teaches", taught, competency =>
        {
            json.WriteString("@type", "DefinedTerm");
            json.WriteString("termCode", competency.Code);
            json.WriteString("name", competency.Statement);
            Maybe(json, "inDefinedTermSet", catalogue.Area(competency.AreaId) is { } area ? catalogue.Framework(area.FrameworkId)?.SourceUrl : null);
        });
    }

    private static void WritePrerequisites(Utf8JsonWriter json, CatalogueView catalogue, CatalogueOffer offer, SiteAddress site) =>
        WriteList(json, "coursePrerequisites", [.. catalogue.OffersOf(offer.PrerequisiteIds).Where(first => first.Status == OfferStatus.Published)], first =>
        {
            json.WriteString("@type", "Course");
            json.WriteString("@id", site.Of(FeedPaths.OfferPage(first.Slug)));
            json.WriteString("name", first.Title);
        });

    private static void WritePrice(Utf8JsonWriter json, OfferPrice price, string? bookingUrl)
    {
        if (price is { Free: not true, Amount: null })
        {
            return;
        }

        var amount = price.Free == true ? Money.Zero : price.Amount!.Value;

        json.WriteStartObject("offers");
        json.WriteString("@type", "Offer");
        json.WriteString("category", amount.Pence == 0 ? "Free" : "Paid");
        json.WriteString("price", amount.Amount.ToString("0.00", CultureInfo.InvariantCulture));
        json.WriteString("priceCurrency", amount.Currency);
        Maybe(json, "url", bookingUrl);
        json.WriteEndObject();
    }

    private static void WriteInstances(Utf8JsonWriter json, CatalogueOffer offer, IReadOnlyList<OfferRun> runs)
    {
        if (runs.Count > 0)
        {
            WriteList(json, "hasCourseInstance", runs, run => WriteRun(json, offer, run));
        }
        else if (offer.Delivery.Mode == DeliveryMode.SelfPacedOnline)
        {
            // Taken at any time: one instance without dates.
            json.WriteStartObject("hasCourseInstance");
            json.WriteString("@type", "CourseInstance");
            json.WriteString("courseMode", "Online");
            Maybe(json, "courseWorkload", Duration(offer.Delivery.LearningMinutes));
            json.WriteEndObject();
        }
    }

    private static void WriteRun(Utf8JsonWriter json, CatalogueOffer offer, OfferRun run)
    {
        json.WriteString("@type", "CourseInstance");
        Maybe(json, "courseMode", ModeOf(offer.Delivery.Mode));
        Maybe(json, "courseWorkload", Duration(offer.Delivery.LearningMinutes));
        WriteTimes(json, run.StartsAt, run.EndsAt);
        json.WriteString("eventStatus", $"{Vocabulary}/{(run.CancelledAt is null ? "EventScheduled" : "EventCancelled")}");
        Maybe(json, "eventAttendanceMode", offer.Delivery.Mode switch
        {
            DeliveryMode.LiveOnline or DeliveryMode.SelfPacedOnline => $"{Vocabulary}/OnlineEventAttendanceMode",
            DeliveryMode.Blended => $"{Vocabulary}/MixedEventAttendanceMode",
            DeliveryMode.InPerson or DeliveryMode.Workplace => $"{Vocabulary}/OfflineEventAttendanceMode",
            _ => null,
        });
        WriteVenue(json, run.Venue);

        if (run.Capacity is { } capacity)
        {
            json.WriteNumber("maximumAttendeeCapacity", capacity);
        }

        WritePrice(json, run.Price, run.BookingUrl);

        if (run.Sessions.Length > 1)
        {
            WriteList(json, "subEvent", run.Sessions, session =>
            {
                json.WriteString("@type", "Event");
                json.WriteString("name", session.Title ?? offer.Title);
                WriteTimes(json, session.StartsAt, session.EndsAt);
                WriteVenue(json, session.Venue);
            });
        }
    }

    private static void WriteTimes(Utf8JsonWriter json, DateTimeOffset from, DateTimeOffset to)
    {
        json.WriteString("startDate", EnglandTime.Iso(from));
        json.WriteString("endDate", EnglandTime.Iso(to));
    }

    private static void WriteVenue(Utf8JsonWriter json, Venue? venue)
    {
        if (RunCalendar.PlaceOf(venue) is null)
        {
            return;
        }

        json.WriteStartObject("location");
        json.WriteString("@type", "Place");
        Maybe(json, "name", venue!.Name);

        if (venue.Address is not null || venue.Postcode is not null)
        {
            json.WriteStartObject("address");
            json.WriteString("@type", "PostalAddress");
            Maybe(json, "streetAddress", venue.Address);
            Maybe(json, "postalCode", venue.Postcode);
            json.WriteString("addressCountry", "GB");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // An empty list would say that there are none, which nobody has said.
    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyCollection<T> values, Action<T> write)
    {
        if (values.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);

        foreach (var value in values)
        {
            json.WriteStartObject();
            write(value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        string[] all = [.. values];

        if (all.Length == 0)
        {
            return;
        }

        json.WriteStartArray(name);

        foreach (var value in all)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void Maybe(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            json.WriteString(name, value);
        }
    }

    // In hours however many: a day of ISO 8601 is one of the calendar, not one of work.
    private static string? Duration(int? minutes) => minutes switch
    {
        null => null,
        < 60 => string.Create(CultureInfo.InvariantCulture, $"PT{minutes}M"),
        _ when minutes % 60 == 0 => string.Create(CultureInfo.InvariantCulture, $"PT{minutes / 60}H"),
        _ => string.Create(CultureInfo.InvariantCulture, $"PT{minutes / 60}H{minutes % 60}M"),
    };
}
