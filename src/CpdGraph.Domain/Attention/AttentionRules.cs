using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// Finds what needs doing by a caller. Nothing is kept of it: what was done is no longer found. Rules about the records themselves are asked,
/// so that nothing is listed here that they would refuse.
/// </summary>
public static class AttentionRules
{
    /// <summary>From this many days before its end a requirement or an accreditation is listed, as it is called expiring elsewhere.</summary>
    public const int ExpiringDays = AccreditationRules.ExpiringDays;

    /// <summary>From this many days before its day the review of a plan is listed.</summary>
    /// <remarks>A policy of this service: the next plan is to be written and agreed by then.</remarks>
    public const int ReviewDays = 30;

    /// <summary>For this many days a place that came from the waiting list is listed.</summary>
    /// <remarks>A policy of this service: two weeks, so that somebody who comes back from leave still sees it.</remarks>
    public const int OfferedDays = 14;

    /// <summary>For this many days the cancellation of a run is listed for those who had a place on it.</summary>
    /// <remarks>A policy of this service, as for places that came from the waiting list.</remarks>
    public const int CancelledDays = 14;

    /// <summary>Within this many days after a run its attendance is to be recorded.</summary>
    /// <remarks>A policy of this service: whoever was there waits for the completion, and whoever taught still remembers.</remarks>
    public const int AttendanceDays = 7;

    /// <summary>From this many days before it closes a budget that is not used up is listed.</summary>
    /// <remarks>A policy of this service: about as long as it takes to find a course and a place on it.</remarks>
    public const int ClosingDays = 60;

    /// <summary>Everything that needs doing, most urgent first: late things by their day, then others by theirs, those without a day last.</summary>
    /// <param name="facts">Of one caller, today.</param>
    /// <returns>One item a matter, no two with one key. The order is total: the same facts in any order give the same list.</returns>
    public static ImmutableArray<AttentionItem> Of(AttentionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);

        return
        [
            .. facts.Coaches.SelectMany(coach => OfCoach(coach, facts))
                .Concat(PlaceMatters.Attendance(facts))
                .Concat(BudgetMatters.Of(facts))
                .Concat(OfferMatters.Returned(facts))
                .Concat(OfferMatters.ToReview(facts))
                .Concat(OfferMatters.MappingsToVerify(facts))
                .Concat(OfferMatters.Accreditations(facts))
                .OrderBy(item => item, AttentionOrder.Comparer),
        ];
    }

    private static IEnumerable<AttentionItem> OfCoach(CoachMatters coach, AttentionFacts facts) =>
        SupervisionMatters.Of(coach, facts)
            .Concat(PlaceMatters.Of(coach, facts))
            .Concat(ReadinessMatters.Of(coach, facts))
            .Concat(SessionMatters.Of(coach, facts))
            .Concat(PlanMatters.Of(coach, facts))
            .Concat(LearningMatters.Of(coach));
}
