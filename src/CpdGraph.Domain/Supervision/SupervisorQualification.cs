using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What somebody lacks who is to give a kind of supervision on a day. What a policy asks for is a row, not a rule here.</summary>
public static class SupervisorQualification
{
    /// <summary>Code of the rule that asks for a tier.</summary>
    public const string TierRule = "SUPERVISOR_TIER";

    /// <summary>Code of the rule that asks for a clinical registration.</summary>
    public const string RegistrationRule = "SUPERVISOR_CLINICAL_REGISTRATION";

    /// <summary>Code of the rule that asks for an arrangement on the day.</summary>
    public const string ArrangementRule = "SUPERVISOR_ARRANGED_ON_THE_DAY";

    /// <summary>Whether a supervisor has what a policy asks for.</summary>
    /// <param name="policy">In force on the day.</param>
    /// <param name="supervisor">The supervisor.</param>
    /// <param name="tierOnTheDay">By <see cref="SupervisorTier.On"/>. Null when they had none.</param>
    public static bool Meets(SupervisionPolicy policy, Supervisor supervisor, PracticeTier? tierOnTheDay)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(supervisor);

        return !LacksTier(policy, tierOnTheDay) && !LacksRegistration(policy, supervisor);
    }

    /// <summary>The kinds of supervision that a supervisor may give. A kind without a policy asks for nothing.</summary>
    /// <param name="supervisor">The supervisor.</param>
    /// <param name="tierOnTheDay">Null when they had none.</param>
    /// <param name="policies">Those in force on the day.</param>
    public static ImmutableArray<SupervisionKind> KindsOf(Supervisor supervisor, PracticeTier? tierOnTheDay, IReadOnlyCollection<SupervisionPolicy> policies) =>
        [.. Enum.GetValues<SupervisionKind>().Where(kind => policies.Where(policy => policy.Kind == kind).All(policy => Meets(policy, supervisor, tierOnTheDay)))];

    /// <summary>All that is lacking, in words. Empty when nothing is, or no rule was in force.</summary>
    /// <param name="policy">The rule for the kind on the day. Null when none was in force.</param>
    /// <param name="supervisor">The supervisor.</param>
    /// <param name="tierOnTheDay">Null when they had none.</param>
    public static ImmutableArray<SupervisorShortfall> Lacking(SupervisionPolicy? policy, Supervisor supervisor, PracticeTier? tierOnTheDay)
    {
        ArgumentNullException.ThrowIfNull(supervisor);

        if (policy is null)
        {
            return [];
        }

        var lacking = ImmutableArray.CreateBuilder<SupervisorShortfall>();
        var kind = SupervisionWords.Of(policy.Kind);

        if (LacksTier(policy, tierOnTheDay))
        {
            var has = tierOnTheDay is { } held ? $"was of {SupervisionWords.Of(held)}" : "had no tier";
            var needed = SupervisionWords.Of(policy.MinimumSupervisorTier!.Value);
            lacking.Add(new(
                TierRule,
                $"On that day the supervisor {has}, and {kind} needs {needed} or above.",
                $"Choose a supervisor of {needed} or above on that day; or have theirs recorded first, if it is not kept here yet.",
                policy.SourceReference,
                policy.MinimumSupervisorTier,
                tierOnTheDay));
        }

        if (LacksRegistration(policy, supervisor))
        {
            lacking.Add(new(
                RegistrationRule,
                $"The supervisor has no clinical registration, and {kind} needs one.",
                "Choose a supervisor with a clinical registration; or have theirs recorded first, if it is not kept here yet.",
                policy.SourceReference,
                policy.MinimumSupervisorTier,
                tierOnTheDay));
        }

        return lacking.ToImmutable();
    }

    private static bool LacksTier(SupervisionPolicy policy, PracticeTier? tier) => policy.MinimumSupervisorTier is { } minimum && !(tier >= minimum);

    private static bool LacksRegistration(SupervisionPolicy policy, Supervisor supervisor) => policy.ClinicalRegistrationNeeded && supervisor.ClinicalRegistrations.IsEmpty;
}
