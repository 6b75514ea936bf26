namespace CpdGraph.Domain;

/// <summary>Requirements before taking referrals that stop being met, or have stopped by running out: for the coach and who supervises them.</summary>
internal static class ReadinessMatters
{
    public static IEnumerable<AttentionItem> Of(CoachMatters coach, AttentionFacts facts)
    {
        foreach (var check in coach.Readiness?.Checks ?? [])
        {
            if (check.Met)
            {
                if (check.ExpiresOn is { } expires && expires.DayNumber - facts.Day.DayNumber <= AttentionRules.ExpiringDays)
                {
                    yield return Item(coach, check.Requirement, expires, facts.Day);
                }
            }
            else if (RequirementCheck.Expiries(coach.Records, check.Requirement, facts.Day).ToArray() is { Length: > 0 } expired)
            {
                yield return Item(coach, check.Requirement, expired.Max(), facts.Day);
            }
        }
    }

    /// <param name="expires">First day on which it is, or was, no longer met.</param>
    private static AttentionItem Item(CoachMatters coach, ReadinessRequirement requirement, DateOnly expires, DateOnly day)
    {
        var hasExpired = expires <= day;
        var strength = requirement.Strength == RequirementStrength.Required ? "required" : "recommended";
        var whose = coach.IsOwn ? "you" : coach.Name;
        var change = hasExpired ? $"ran out for {whose} on {DayText.Of(expires)} and is not met" : $"stops being met for {whose} on {DayText.Of(expires)}";

        return new()
        {
            Key = AttentionKey.Of("requirement", AttentionKey.Part(coach.Id.Value), requirement.Code, AttentionKey.Part(expires)),
            Kind = AttentionKind.RequirementExpiring,
            Text = $"“{requirement.Title}”, which is {strength} before taking referrals, {change}.",
            Action = (coach.IsOwn, hasExpired) switch
            {
                (true, false) => "Renew it before that day. Your readiness for referrals names the offers and runs that would.",
                (true, true) => "Renew it. Your readiness for referrals names the offers and runs that would.",
                (false, false) => $"See to it that {coach.Name} renews it before that day. Their readiness for referrals names the offers and runs that would.",
                (false, true) => $"See to it that {coach.Name} renews it. Their readiness for referrals names the offers and runs that would.",
            },
            DueOn = expires.AddDays(-1),
            Overdue = hasExpired,
            CoachId = coach.IsOwn ? null : coach.Id,
            Subject = new(AttentionSubjectKind.ReadinessRequirement, requirement.Id.Value),
        };
    }
}
