using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>What needs doing about places on runs: by the coach, by their line manager, and by the run's provider.</summary>
internal static class PlaceMatters
{
    public static IEnumerable<AttentionItem> Of(CoachMatters coach, AttentionFacts facts) => coach.Places
        .Where(known => BookingWindow.ForDecisionsOn(known.Run).IsOpenAt(facts.Now))
        .Select(known => coach.IsOwn ? Offered(known, facts) : ToApprove(coach, known))
        .OfType<AttentionItem>()
        .Concat(coach.IsOwn ? RunMatters.Of(coach.Places, facts.Now) : []);

    /// <summary>Runs whose attendance is not recorded.</summary>
    public static IEnumerable<AttentionItem> Attendance(AttentionFacts facts) =>
        from ended in facts.Ended
        where ended.Booked > 0 && ended.Run.CancelledAt is null && ended.Run.EndsAt <= facts.Now
        let last = LondonCalendar.DayOf(ended.Run.EndsAt)
        let dueOn = last.AddDays(AttentionRules.AttendanceDays)
        let people = ended.Booked == 1 ? "one person" : string.Create(CultureInfo.InvariantCulture, $"{ended.Booked:N0} people")
        select new AttentionItem
        {
            Key = AttentionKey.Of("attendance", AttentionKey.Part(ended.Run.Id.Value)),
            Kind = AttentionKind.AttendanceToRecord,
            Text = $"“{ended.Offer}” ended on {DayText.Of(last)}, and it is not recorded whether {people} attended.",
            Action = "Record who attended which sessions, and who did not attend. That makes the completions.",
            DueOn = dueOn,
            Overdue = dueOn < facts.Day,
            Subject = new(AttentionSubjectKind.OfferRun, ended.Run.Id.Value),
        };

    private static AttentionItem? ToApprove(CoachMatters coach, KnownPlace known) => known.Place.Status != EnrolmentStatus.Requested ? null : new()
    {
        Key = AttentionKey.Of("request", AttentionKey.Part(known.Place.Id.Value)),
        Kind = AttentionKind.PlaceToApprove,
        Text = $"{coach.Name} has asked for a place on “{known.Offer}”, which begins on {DayText.Of(Start(known))}.",
        Action = "Approve it, or decline it with a reason, before it begins. A place is held only from then on.",
        DueOn = Start(known),
        CoachId = coach.Id,
        Subject = new(AttentionSubjectKind.Enrolment, known.Place.Id.Value),
    };

    private static AttentionItem? Offered(KnownPlace known, AttentionFacts facts)
    {
        if (known.Place.Status != EnrolmentStatus.Booked || known.PromotedAt is not { } promoted || promoted.AddDays(AttentionRules.OfferedDays) < facts.Now)
        {
            return null;
        }

        var notice = EnrolmentStepRules.CancelFreeUntil(known.Run) is { } until && until >= facts.Now ? until : (DateTimeOffset?)null;

        return new()
        {
            Key = AttentionKey.Of("offered", AttentionKey.Part(known.Place.Id.Value)),
            Kind = AttentionKind.PlaceOffered,
            Text = $"A place on “{known.Offer}” came free, and it is yours. It begins on {DayText.Of(Start(known))}.",
            Action = notice is { } last
                ? $"Come, or give it back in time, by {DayText.Of(LondonCalendar.DayOf(last))}: then it goes to the next who waits."
                : "Come, or give it back before it begins: then it goes to the next who waits.",
            DueOn = notice is { } day ? LondonCalendar.DayOf(day) : Start(known),
            Subject = new(AttentionSubjectKind.Enrolment, known.Place.Id.Value),
        };
    }

    private static DateOnly Start(KnownPlace known) => LondonCalendar.DayOf(known.Run.StartsAt);
}
