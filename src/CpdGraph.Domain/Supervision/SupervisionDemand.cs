using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What a rule asks of a meeting held on one of its days, so that the meeting counts. Meetings on days without a rule count as they are.</summary>
/// <param name="Kind">The kind of supervision.</param>
/// <param name="Days">The days on which the rule is the one that counts.</param>
/// <param name="Tiers">Tiers that the supervisor may have on the day. Null: any, or none.</param>
/// <param name="ClinicalRegistrationNeeded">Whether the supervisor needs a clinical registration.</param>
/// <param name="MinutesDecide">Whether individual minutes decide, so that meetings of groups are counted apart.</param>
public sealed record SupervisionDemand(
    SupervisionKind Kind, DateSpan Days, ImmutableArray<PracticeTier>? Tiers, bool ClinicalRegistrationNeeded, bool MinutesDecide)
{
    /// <summary>What these rules ask, for all days on which one of them is in force. No two of one kind share a day.</summary>
    public static ImmutableArray<SupervisionDemand> Of(IReadOnlyCollection<SupervisionPolicy> policies)
    {
        ArgumentNullException.ThrowIfNull(policies);

        var demands = ImmutableArray.CreateBuilder<SupervisionDemand>();

        foreach (var kind in policies.Select(policy => policy.Kind).Distinct().Order())
        {
            // Which rule counts changes only where one begins or has ended.
            DateOnly[] changes =
            [
                .. policies.Where(policy => policy.Kind == kind)
                    .SelectMany(policy => policy.ValidTo is { } last && last < DateOnly.MaxValue ? [policy.ValidFrom, last.AddDays(1)] : new[] { policy.ValidFrom })
                    .Distinct().Order(),
            ];

            for (var at = 0; at < changes.Length; at++)
            {
                if (SupervisionPolicy.On(policies, kind, changes[at]) is { } policy)
                {
                    demands.Add(Of(policy, new DateSpan(changes[at], at + 1 < changes.Length ? changes[at + 1].AddDays(-1) : policy.ValidTo)));
                }
            }
        }

        return demands.ToImmutable();
    }

    private static SupervisionDemand Of(SupervisionPolicy policy, DateSpan days) => new(
        policy.Kind,
        days,
        policy.MinimumSupervisorTier is { } minimum ? [.. Enum.GetValues<PracticeTier>().Where(tier => tier >= minimum)] : null,
        policy.ClinicalRegistrationNeeded,
        policy.MinutesPerMonth is not null);
}
