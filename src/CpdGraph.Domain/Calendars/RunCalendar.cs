using System.Globalization;
using System.Text;

namespace CpdGraph.Domain;

/// <summary>Makes appointments of the sessions of runs.</summary>
public static class RunCalendar
{
    /// <summary>The sessions of a run, in its order.</summary>
    /// <param name="offer">What is run, as it is shown. Once withdrawn, what is still to come does not take place.</param>
    /// <param name="run">The run.</param>
    /// <param name="page">Address of the offer's page. Null when it has none.</param>
    /// <param name="joinUrl">Where to join, for those alone who have a place. Null for everybody else, and when there is no address.</param>
    /// <param name="now">When it is asked.</param>
    public static IEnumerable<CalendarEntry> EntriesOf(CatalogueOffer offer, OfferRun run, string? page, string? joinUrl, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(run);

        var cancelled = run.CancelledAt is not null || (offer.Status == OfferStatus.Withdrawn && run.EndsAt > now);
        var join = cancelled ? null : joinUrl;

        for (var index = 0; index < run.Sessions.Length; index++)
        {
            var session = run.Sessions[index];
            var title = TitleOf(offer, run, index);

            yield return new CalendarEntry
            {
                Uid = $"{run.Id.Value:D}.{session.Key}@cpdgraph",
                Sequence = run.Revision,
                UpdatedAt = run.UpdatedAt > offer.UpdatedAt ? run.UpdatedAt : offer.UpdatedAt,
                StartsAt = session.StartsAt,
                EndsAt = session.EndsAt,

                // Not every reader shows what STATUS says.
                Summary = cancelled ? $"Cancelled: {title}" : title,
                Description = DescriptionOf(offer, run, page, join, cancelled),
                Location = PlaceOf(session.Venue ?? run.Venue) ?? join ?? (offer.Delivery.Mode == DeliveryMode.LiveOnline ? "Online" : null),
                Url = page,
                JoinUrl = join,
                IsCancelled = cancelled,
            };
        }
    }

    /// <summary>A venue in one line. Null when nothing is known of it.</summary>
    public static string? PlaceOf(Venue? venue)
    {
        string[] parts = [.. new[] { venue?.Name, venue?.Address, venue?.Postcode }.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!)];

        return parts.Length == 0 ? null : string.Join(", ", parts).ReplaceLineEndings(", ");
    }

    private static string TitleOf(CatalogueOffer offer, OfferRun run, int index) => run.Sessions[index].Title is { } title
        ? $"{offer.Title}: {title}"
        : run.Sessions.Length == 1 ? offer.Title
        : string.Create(CultureInfo.InvariantCulture, $"{offer.Title} (session {index + 1} of {run.Sessions.Length})");

    private static string DescriptionOf(CatalogueOffer offer, OfferRun run, string? page, string? join, bool cancelled)
    {
        var text = new StringBuilder();

        if (cancelled)
        {
            text.Append("This date is cancelled.");
            text.Append(run.CancellationReason is { } reason ? $" {reason}\n" : "\n");
        }

        Say(text, offer.Summary, "");
        Say(text, join, "Join online: ");
        Say(text, cancelled ? null : run.BookingUrl ?? offer.BookingUrl, "Book: ");
        Say(text, page, "More: ");

        return text.ToString().TrimEnd('\n');
    }

    private static void Say(StringBuilder text, string? what, string before)
    {
        if (!string.IsNullOrWhiteSpace(what))
        {
            text.Append(before).Append(what).Append('\n');
        }
    }
}
