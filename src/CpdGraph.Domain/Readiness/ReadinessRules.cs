using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides whether a coach may take referrals. It knows no exception: experience from before the NHS waives nothing.</summary>
public static class ReadinessRules
{
    /// <summary>Decides for one coach and one day.</summary>
    /// <param name="facts">What is known of the coach.</param>
    /// <param name="requirements">All requirements of the framework; those in force on the day are used.</param>
    /// <param name="day">Only what was so on this day counts.</param>
    /// <returns>The verdict. Null when nothing was required on the day: then there is nothing to be ready for.</returns>
    public static ReadinessVerdict? Decide(ReadinessFacts facts, IReadOnlyCollection<ReadinessRequirement> requirements, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(requirements);

        var checks = Checks(facts, requirements, day);
        var needed = checks.Where(check => check.Requirement.Strength == RequirementStrength.Required).ToArray();

        if (needed.Length == 0)
        {
            return null;
        }

        var ready = needed.All(check => check.Met);

        return new()
        {
            Day = day,
            Checks = checks,
            Status = ready ? ReadinessStatus.Ready
                : HasLapsed(facts, requirements, needed, day) ? ReadinessStatus.Lapsed
                : checks.Any(check => check.Met) ? ReadinessStatus.InProgress
                : ReadinessStatus.NotStarted,
            ReadySince = ready ? needed.Max(check => check.MetOn) : null,
            ExpiresOn = needed.Min(check => check.ExpiresOn),
        };
    }

    // Of a requirement changed on one day, the version from the later first day counts, should the days overlap.
    private static ImmutableArray<ReadinessCheck> Checks(ReadinessFacts facts, IReadOnlyCollection<ReadinessRequirement> requirements, DateOnly day) =>
    [
        .. requirements.Where(row => row.IsInForceOn(day))
            .GroupBy(row => row.Code)
            .Select(versions => versions.MaxBy(row => row.ValidFrom)!)
            .OrderBy(row => row.Strength)
            .ThenBy(row => row.Code, StringComparer.Ordinal)
            .Select(row => RequirementCheck.Of(facts, row, day)),
    ];

    // The day before something expired, all was there. A new post is no lapse: it starts its own part again.
    private static bool HasLapsed(ReadinessFacts facts, IReadOnlyCollection<ReadinessRequirement> requirements, ReadinessCheck[] needed, DateOnly day) => needed
        .Where(check => check.Blocks)
        .SelectMany(check => RequirementCheck.Expiries(facts, check.Requirement, day))
        .Distinct()
        .Select(expired => Checks(facts, requirements, expired.AddDays(-1)).Where(check => check.Requirement.Strength == RequirementStrength.Required).ToArray())
        .Any(before => before.Length > 0 && before.All(check => check.Met));
}
