using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using CpdGraph.Api.Composition;
using CpdGraph.Domain;

namespace CpdGraph.Api.Feeds;

/// <summary>
/// The public page of an offer: plain HTML without a script, for people, search engines and course finders. Everything that people wrote goes
/// through <see cref="Encode"/>, <see cref="MarkdownHtml"/> or <see cref="CourseData"/>, and through nothing else.
/// </summary>
internal static class OfferPage
{
    /// <summary>Most runs that are listed; the calendar has them all.</summary>
    public const int MostRuns = 50;

    /// <summary>The page of a published offer.</summary>
    public static string Of(CatalogueView catalogue, CatalogueOffer offer, SiteAddress site)
    {
        OfferRun[] coming = [.. catalogue.RunsOf(offer.Id).Where(run => run.EndsAt > catalogue.Now)];
        OfferRun[] shown = coming[..Math.Min(coming.Length, MostRuns)];
        var head = new StringBuilder();
        var page = new StringBuilder();

        head.Append("<meta name=\"description\" content=\"").Append(Encode(offer.Summary ?? offer.Title)).Append("\">\n");
        head.Append("<link rel=\"canonical\" href=\"").Append(Encode(site.Of(FeedPaths.OfferPage(offer.Slug)))).Append("\">\n");
        head.Append("<link rel=\"alternate\" type=\"text/calendar\" title=\"Dates\" href=\"").Append(Encode(site.Of(FeedPaths.OfferCalendar(offer.Slug)))).Append("\">\n");
        head.Append("<script type=\"application/ld+json\">").Append(CourseData.Of(catalogue, offer, shown, site)).Append("</script>\n");

        page.Append("<h1>").Append(Encode(offer.Title)).Append("</h1>\n");
        Paragraph(page, offer.Summary, "summary");
        WriteFacts(page, catalogue, offer);
        WriteDates(page, offer, shown, coming.Length);
        Section(page, "about", "What it is about", MarkdownHtml.Of(offer.Description));
        Section(page, "audience", "Who can take part", MarkdownHtml.Of(offer.Audience));
        Section(page, "access", "For learners with a disability", MarkdownHtml.Of(offer.Delivery.Accessibility));
        WriteCompetencies(page, catalogue, offer);
        WritePrerequisites(page, catalogue, offer);

        return Whole(offer.Title, head.ToString(), page.ToString());
    }

    /// <summary>The page of an offer that is no longer given.</summary>
    /// <param name="replacement">A published offer to take instead. Null when there is none.</param>
    public static string OfWithdrawn(CatalogueOffer offer, CatalogueOffer? replacement)
    {
        var page = new StringBuilder();
        page.Append("<h1>").Append(Encode(offer.Title)).Append("</h1>\n<p>This offer is no longer given.</p>\n");

        if (replacement is not null)
        {
            page.Append("<p>Take this one instead: ");
            Link(page, FeedPaths.OfferPage(replacement.Slug), replacement.Title, foreign: false);
            page.Append("</p>\n");
        }

        return Whole(offer.Title, "", page.ToString());
    }

    /// <summary>The page where there is no offer.</summary>
    public static string OfNothing() =>
        Whole("Page not found", "", "<h1>Page not found</h1>\n<p>There is no offer at this address. Check it, or look for the offer in the catalogue.</p>\n");

    private static string Whole(string title, string head, string main) =>
        $"""
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Encode(title)} – CpdGraph</title>
        <link rel="stylesheet" href="{FeedPaths.Styles}">
        {head}</head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
        <p><a href="/">CpdGraph</a>: learning and development for NHS health and wellbeing coaches</p>
        </header>
        <main id="main">
        {main}</main>
        </body>
        </html>

        """;

    private static void WriteFacts(StringBuilder page, CatalogueView catalogue, CatalogueOffer offer)
    {
        page.Append("<dl class=\"facts\">\n");

        if (catalogue.Provider(offer.ProviderId) is { } provider)
        {
            page.Append("<div><dt>Provider</dt><dd>");
            Link(page, provider.WebsiteUrl, provider.Name, foreign: true);
            page.Append("</dd></div>\n");
        }

        Fact(page, "Kind", OfferWords.Of(offer.Format));
        Fact(page, "How it is taught", OfferWords.Of(offer.Delivery.Mode));
        Fact(page, "Taught", OfferWords.Days(offer.Delivery.Days));
        Fact(page, "Learning time", OfferWords.Minutes(offer.Delivery.LearningMinutes));
        Fact(page, "Spread over", OfferWords.Weeks(offer.Delivery.ElapsedWeeks));
        Fact(page, "CPD time", OfferWords.Minutes(offer.Delivery.CpdMinutes));
        Fact(page, "Price", OfferWords.Of(offer.Price));
        Fact(page, "For", Listed(offer.Tiers.Select(OfferWords.Of)));
        Fact(page, "Specialisms", Listed(catalogue.SpecialismsOf(offer.SpecialismIds).Select(specialism => specialism.Name)));
        Fact(page, "Accredited by", Listed(catalogue.AccreditationsOf(offer.Shown.Id)
            .Where(accreditation => catalogue.StatusOf(accreditation) is AccreditationStatus.Valid or AccreditationStatus.Expiring)
            .Select(accreditation => catalogue.AccreditingBody(accreditation.BodyId)?.Name).OfType<string>().Distinct()));
        Fact(page, "Counts for", OfferWords.Months(offer.ValidForMonths));
        page.Append("</dl>\n");

        if (offer.Provenance == Provenance.Illustrative)
        {
            page.Append("<p class=\"note\">This offer is made up, to show how the service works.</p>\n");
        }

        if (offer.BookingUrl is not null)
        {
            page.Append("<p>");
            Link(page, offer.BookingUrl, "Book with the provider", foreign: true);
            page.Append("</p>\n");
        }
    }

    private static void WriteDates(StringBuilder page, CatalogueOffer offer, OfferRun[] shown, int coming)
    {
        page.Append("<section aria-labelledby=\"dates\">\n<h2 id=\"dates\">Dates</h2>\n");

        if (shown.Length == 0)
        {
            page.Append(offer.Delivery.Mode == DeliveryMode.SelfPacedOnline ? "<p>It can be taken at any time.</p>\n" : "<p>No dates are known at the moment.</p>\n");
        }
        else
        {
            page.Append("<ul class=\"runs\">\n");

            foreach (var run in shown)
            {
                WriteRun(page, offer, run);
            }

            page.Append("</ul>\n");
        }

        if (coming > shown.Length)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{coming - shown.Length:N0} later dates are in the calendar.</p>\n");
        }

        page.Append("<p>");
        Link(page, FeedPaths.OfferCalendar(offer.Slug), "Dates as a calendar to subscribe to (iCalendar)", foreign: false);
        page.Append("</p>\n</section>\n");
    }

    private static void WriteRun(StringBuilder page, CatalogueOffer offer, OfferRun run)
    {
        page.Append(run.CancelledAt is null ? "<li>" : "<li class=\"cancelled\"><strong>Cancelled:</strong> ");
        Time(page, run.StartsAt, run.EndsAt);
        Paragraph(page, run.CancellationReason, null);
        Paragraph(page, RunCalendar.PlaceOf(run.Venue), null);

        if (run.Sessions.Length > 1)
        {
            page.Append("<ol>\n");

            foreach (var session in run.Sessions)
            {
                page.Append("<li>");
                Time(page, session.StartsAt, session.EndsAt);
                page.Append(Encode(session.Title is { } title ? $": {title}" : ""));
                page.Append(Encode(RunCalendar.PlaceOf(session.Venue) is { } place ? $" ({place})" : "")).Append("</li>\n");
            }

            page.Append("</ol>\n");
        }

        // A run that says nothing of a price costs what the offer does.
        if (run.CancelledAt is null && run.Price is not { Free: null, Amount: null, Note: null } && run.Price != offer.Price)
        {
            Paragraph(page, $"Price: {OfferWords.Of(run.Price)}", null);
        }

        if (run.BookingUrl is not null && run.CancelledAt is null)
        {
            page.Append("<p>");
            Link(page, run.BookingUrl, $"Book {EnglandTime.Day(run.StartsAt)}", foreign: true);
            page.Append("</p>");
        }

        page.Append("</li>\n");
    }

    private static void WriteCompetencies(StringBuilder page, CatalogueView catalogue, CatalogueOffer offer)
    {
        var areas = catalogue.AreasOf(offer.Shown);

        if (areas.Count == 0)
        {
            return;
        }

        var mappings = catalogue.MappingsOf(offer.Shown)
            .Select(mapping => (Mapping: mapping, Competency: catalogue.Competency(mapping.CompetencyId)))
            .Where(pair => pair.Competency is not null)
            .ToLookup(pair => pair.Competency!.AreaId);

        page.Append("<section aria-labelledby=\"competencies\">\n<h2 id=\"competencies\">Competencies</h2>\n");

        foreach (var area in areas)
        {
            page.Append("<h3>").Append(Encode(area.Name)).Append("</h3>\n<ul>\n");

            foreach (var (mapping, competency) in mappings[area.Id])
            {
                page.Append("<li>").Append(Encode($"{competency!.Code} {competency.Statement}")).Append(" <span class=\"note\">");
                page.Append(Encode(OfferWords.Of(mapping.Coverage)));
                page.Append(mapping.Verification == Verification.Verified ? ", checked by a steward" : ", as the provider says").Append("</span></li>\n");
            }

            page.Append("</ul>\n");
        }

        page.Append("</section>\n");
    }

    private static void WritePrerequisites(StringBuilder page, CatalogueView catalogue, CatalogueOffer offer)
    {
        CatalogueOffer[] before = [.. catalogue.OffersOf(offer.PrerequisiteIds).Where(first => first.Status == OfferStatus.Published)];

        if (before.Length == 0)
        {
            return;
        }

        page.Append("<section aria-labelledby=\"before\">\n<h2 id=\"before\">To complete first</h2>\n<ul>\n");

        foreach (var first in before)
        {
            page.Append("<li>");
            Link(page, FeedPaths.OfferPage(first.Slug), first.Title, foreign: false);
            page.Append("</li>\n");
        }

        page.Append("</ul>\n</section>\n");
    }

    private static void Section(StringBuilder page, string id, string heading, string? html)
    {
        if (html is not null)
        {
            page.Append(CultureInfo.InvariantCulture, $"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{heading}</h2>\n{html}\n</section>\n");
        }
    }

    private static void Fact(StringBuilder page, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            page.Append("<div><dt>").Append(name).Append("</dt><dd>").Append(Encode(value)).Append("</dd></div>\n");
        }
    }

    private static void Paragraph(StringBuilder page, string? text, string? kind)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            page.Append(kind is null ? "<p>" : $"<p class=\"{kind}\">").Append(Encode(text)).Append("</p>\n");
        }
    }

    private static void Time(StringBuilder page, DateTimeOffset from, DateTimeOffset to) =>
        page.Append("<time datetime=\"").Append(EnglandTime.Iso(from)).Append("\">").Append(Encode(EnglandTime.Span(from, to))).Append("</time>");

    // Rows of old may hold any address: what is not https is shown as its words.
    private static void Link(StringBuilder page, string? address, string words, bool foreign)
    {
        var goes = foreign ? WebAddress(address) : address;

        if (goes is null)
        {
            page.Append(Encode(words));
            return;
        }

        page.Append("<a href=\"").Append(Encode(goes)).Append(foreign ? "\" rel=\"nofollow noopener\">" : "\">").Append(Encode(words)).Append("</a>");
    }

    private static string? WebAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) ? url.AbsoluteUri : null;

    private static string? Listed(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } list ? list : null;

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
