using System.Collections.Immutable;
using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>What coaches must know of runs on which they have a place: that they moved, or will not take place.</summary>
internal static class RunMatters
{
    // What somebody who is to be there must know; more places, or another way to book, is nothing to them.
    private static readonly ImmutableArray<string> Telling = ["startsAt", "endsAt", "sessions", "venue"];

    /// <param name="places">In the coach's own record.</param>
    /// <param name="now">The request's instant, UTC.</param>
    public static IEnumerable<AttentionItem> Of(ImmutableArray<KnownPlace> places, DateTimeOffset now) => places
        .Select(known => known.Place.Status == EnrolmentStatus.RunCancelled ? Cancelled(known, places, now) : Moved(known, now))
        .OfType<AttentionItem>();

    private static AttentionItem? Cancelled(KnownPlace known, ImmutableArray<KnownPlace> places, DateTimeOffset now)
    {
        // Whoever has found another run of the same offer is done with it.
        if (known.Place.UpdatedAt.AddDays(AttentionRules.CancelledDays) < now || places.Any(other => other.Place.IsLive && other.Place.OfferId == known.Place.OfferId))
        {
            return null;
        }

        var reason = known.Place.Reason is { } why ? $": {why}" : ".";

        return new()
        {
            Key = AttentionKey.Of("run-cancelled", AttentionKey.Part(known.Place.Id.Value)),
            Kind = AttentionKind.RunChanged,
            Text = $"“{known.Offer}” on {DayText.At(known.Run.StartsAt)} will not take place{reason}",
            Action = "Choose another run if you still want to take part. Money that was promised for this one went back.",
            Subject = new(AttentionSubjectKind.Enrolment, known.Place.Id.Value),
        };
    }

    private static AttentionItem? Moved(KnownPlace known, DateTimeOffset now)
    {
        if (!known.Place.IsLive || !BookingWindow.ForDecisionsOn(known.Run).IsOpenAt(now))
        {
            return null;
        }

        ImmutableArray<RunRevision> since =
        [
            .. known.Revisions
                .Where(revision => revision.ChangedAt >= known.Place.RequestedAt && revision.ChangedFields.Any(field => Telling.Contains(field)))
                .OrderBy(revision => revision.Revision),
        ];

        if (since.IsEmpty || TextOf(known, since) is not { } text)
        {
            return null;
        }

        var notice = EnrolmentStepRules.CancelFreeUntil(known.Run) is { } until && until >= now ? LondonCalendar.DayOf(until) : (DateOnly?)null;

        return new()
        {
            Key = AttentionKey.Of("run-changed", AttentionKey.Part(known.Place.Id.Value), since[^1].Revision.ToString(CultureInfo.InvariantCulture)),
            Kind = AttentionKind.RunChanged,
            Text = text,
            Action = notice is { } last
                ? $"Note the change, or give the place back in time, by {DayText.Of(last)}."
                : "Note the change, or give the place back before it begins.",
            DueOn = notice ?? LondonCalendar.DayOf(known.Run.StartsAt),
            Subject = new(AttentionSubjectKind.Enrolment, known.Place.Id.Value),
        };
    }

    // Against what the coach knew when they asked: a run that moved and moved back has not changed for them.
    private static string? TextOf(KnownPlace known, ImmutableArray<RunRevision> since)
    {
        var (before, run) = (since[0], known.Run);
        var venue = before.VenueBefore == run.Venue ? null : $" It is {PlaceOf(run.Venue)}, and not {PlaceOf(before.VenueBefore)} as before.";

        if ((before.StartsAtBefore, before.EndsAtBefore) != (run.StartsAt, run.EndsAt))
        {
            return $"“{known.Offer}” has moved: from {SpanOf(before.StartsAtBefore, before.EndsAtBefore)} to {SpanOf(run.StartsAt, run.EndsAt)}.{venue}";
        }

        if (venue is not null)
        {
            return $"“{known.Offer}” on {DayText.At(run.StartsAt)} takes place elsewhere.{venue}";
        }

        // Only a change of meetings within the same start and end; with a change of the run's times it may be one that was undone.
        return since.Any(revision => revision.ChangedFields.Contains("sessions") && !revision.ChangedFields.Contains("startsAt") && !revision.ChangedFields.Contains("endsAt"))
            ? $"Sessions of “{known.Offer}”, which begins on {DayText.At(run.StartsAt)}, have changed."
            : null;
    }

    private static string SpanOf(DateTimeOffset starts, DateTimeOffset ends) => LondonCalendar.DayOf(starts) == LondonCalendar.DayOf(ends)
        ? $"{DayText.At(starts)} until {DayText.Time(ends)}"
        : $"{DayText.At(starts)} until {DayText.At(ends)}";

    private static string PlaceOf(Venue? venue) =>
        venue is null ? "online" : string.Join(", ", new[] { venue.Name, venue.Address, venue.Postcode }.Where(part => part is not null));
}
