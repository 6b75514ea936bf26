namespace CpdGraph.Domain;

/// <summary>
/// Decides on the training condition of the reimbursement scheme. It is weaker than readiness for referrals, and never mixed with it: who is
/// under way with the training, or has it, passes.
/// </summary>
public static class ReimbursementRules
{
    /// <summary>Code of the row that sets the condition.</summary>
    public const string TrainingCondition = "ARRS_TRAINING_CONDITION";

    /// <summary>Decides for one coach and one day.</summary>
    /// <param name="facts">What is known of the coach.</param>
    /// <param name="requirements">All requirements of the framework; the accredited training among them that is required on the day is the training meant.</param>
    /// <param name="rule">The row of <see cref="TrainingCondition"/> that is in force on the day. Null when none is.</param>
    /// <param name="day">Only what was so on this day counts.</param>
    /// <returns>The verdict. Null when no such rule, or no such training, is in force on the day: then there is no condition.</returns>
    public static ReimbursementVerdict? Decide(ReadinessFacts facts, IReadOnlyCollection<ReadinessRequirement> requirements, FundingRule? rule, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(facts);

        if (rule is null || ReadinessRules.Decide(facts, requirements, day) is not { } readiness)
        {
            return null;
        }

        var courses = readiness.Checks.Where(check => check.Requirement is { AccreditationScope: not null, Strength: RequirementStrength.Required }).ToArray();

        if (courses.Length == 0)
        {
            return null;
        }

        if (Array.TrueForAll(courses, check => check.Met))
        {
            return new(true, $"Qualified. {courses[0].Reason}", rule, courses[0].Completion);
        }

        var missing = courses.First(check => !check.Met);
        var underWay = UnderWay(facts, missing.Requirement, day);

        return underWay is null
            ? new(false, $"Neither under way nor completed. {missing.Reason}", rule, null)
            : new(
                true,
                $"Under way: part of “{underWay.Offer!.Version.Title}” was done by {DayText.Of(underWay.Completion.OccurredOn)}, as {underWay.Completion.CheckedByName ?? "a supervisor"} verified.",
                rule,
                underWay.Completion);
    }

    // Part of a course counts once somebody other than the coach has confirmed it.
    private static CompletedOffer? UnderWay(ReadinessFacts facts, ReadinessRequirement requirement, DateOnly day)
    {
        var replaced = facts.Completions.Select(completed => completed.Completion.ReplacesId).OfType<CompletionId>().ToHashSet();

        return facts.Completions
            .Where(completed => completed.Completion is { Outcome: CompletionOutcome.Partial, Verification: Verification.Verified }
                && completed.Completion.OccurredOn <= day
                && !(completed.Completion.ExpiresOn <= day)
                && !replaced.Contains(completed.Completion.Id)
                && completed.Offer?.CanMeet(requirement, completed.Completion.OccurredOn) == true)
            .OrderBy(completed => completed.Completion.OccurredOn)
            .ThenBy(completed => completed.Completion.Id.Value)
            .LastOrDefault();
    }
}
