using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Reads <c>demo/runs.yaml</c>. Days count from the Monday of the current week, so that sessions keep to working days.</summary>
internal sealed class RunSeed(SeedReading reading)
{
    private static readonly TimeZoneInfo England = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public IEnumerable<OfferRun> Read(string file) => reading.Rows(file, "key").Select(Run).OfType<OfferRun>();

    private OfferRun? Run(SeedNode row)
    {
        var key = row.Text("key");
        var monday = reading.Today.AddDays(-(((int)reading.Today.DayOfWeek + 6) % 7));
        var first = monday.AddDays(row.Number("startsInDays"));
        var sessions = Sessions(row, first);
        var reason = row.TextOrNull("cancellationReason");

        if (sessions.IsEmpty)
        {
            return null;
        }

        var startsAt = sessions[0].StartsAt;

        return new OfferRun
        {
            Id = OfferRunId.From(reading.Define(CatalogueKind.OfferRun, key, row.Place)),
            OfferId = OfferId.From(reading.Refer(CatalogueKind.Offer, row.Text("offer"), row.Place)),
            StartsAt = startsAt,
            EndsAt = sessions[^1].EndsAt,
            Sessions = sessions,
            SessionsNeeded = row.NumberOrNull("sessionsNeeded"),
            Venue = Venue(row),
            Capacity = row.NumberOrNull("capacity"),
            WaitingListOpen = row.FlagOrNull("waitingListOpen") ?? false,
            BookingOpensAt = row.NumberOrNull("bookingOpensDaysBefore") is { } opens ? LondonCalendar.StartOf(first.AddDays(-opens)) : null,
            BookingClosesAt = row.NumberOrNull("bookingClosesDaysBefore") is { } closes ? Closing(first.AddDays(-closes), startsAt) : null,
            BookingUrl = row.TextOrNull("bookingUrl"),
            ApprovalNeeded = row.FlagOrNull("approvalNeeded") ?? false,
            CancellationNoticeDays = row.NumberOrNull("cancellationNoticeDays"),
            Price = PriceSeed.Price(row),
            ExternalReferences =
            [
                .. row.Rows("externalReferences").Select(reference => new ExternalReference(reference.Text("system"), reference.Text("key"))),
            ],
            CancelledAt = reason is null ? null : Cancelled(first),
            CancellationReason = reason,
            Provenance = row.Provenance,
            SourceReference = row.Source,
            Revision = 1,
            CreatedAt = SeedStamp.Unstamped,
            UpdatedAt = SeedStamp.Unstamped,
        };
    }

    private ImmutableArray<RunSession> Sessions(SeedNode row, DateOnly first)
    {
        var sessions = ImmutableArray.CreateBuilder<RunSession>();
        var keys = new HashSet<string>();

        foreach (var part in row.RequiredRows("sessions", "key"))
        {
            var day = first.AddDays(part.Number("dayOffset"));
            var session = new RunSession
            {
                Key = part.Text("key"),
                StartsAt = Moment(day, part.Clock("start")),
                EndsAt = Moment(day, part.Clock("end")),
                Title = part.TextOrNull("title"),
                Venue = Venue(part),
            };

            if (!keys.Add(session.Key))
            {
                reading.Report(part.Place, $"'{session.Key}' is there already.");
            }

            if (session.EndsAt <= session.StartsAt)
            {
                reading.Report(part.Place, "ends before it starts.");
            }

            if (sessions.Count > 0 && session.StartsAt < sessions[^1].EndsAt)
            {
                reading.Report(part.Place, "starts before the one before it has ended.");
            }

            sessions.Add(session);
        }

        return sessions.ToImmutable();
    }

    private static Venue? Venue(SeedNode row) => row.PartOrNull("venue") is not { } part ? null : new Venue
    {
        Name = part.TextOrNull("name"),
        Address = part.TextOrNull("address"),
        Postcode = part.TextOrNull("postcode"),
    };

    private static DateTimeOffset Moment(DateOnly day, TimeOnly clock)
    {
        var local = day.ToDateTime(clock);
        return new DateTimeOffset(local, England.GetUtcOffset(local)).ToUniversalTime();
    }

    // Through the whole of that day, and never after the first session has begun.
    private static DateTimeOffset Closing(DateOnly day, DateTimeOffset startsAt)
    {
        var end = LondonCalendar.EndOf(day);
        return end < startsAt ? end : startsAt;
    }

    // A week ahead, or today where that is still to come: a cancellation is never in the future.
    private DateTimeOffset Cancelled(DateOnly first)
    {
        var weekBefore = first.AddDays(-7);
        return LondonCalendar.StartOf(weekBefore < reading.Today ? weekBefore : reading.Today);
    }
}
