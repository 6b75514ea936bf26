using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What somebody lacks who is to give a kind of supervision on a day, in words. Whether they lack anything, <see cref="SupervisorQualification"/> says in short.</summary>
public static class SupervisorShortfalls
{
    /// <summary>Code of the rule that asks for a tier.</summary>
    public const string TierRule = "SUPERVISOR_TIER";

    /// <summary>Code of the rule that asks for a clinical registration.</summary>
    public const string RegistrationRule = "SUPERVISOR_CLINICAL_REGISTRATION";

    /// <summary>Code of the rule that asks for an arrangement on the day.</summary>
    public const string ArrangementRule = "SUPERVISOR_ARRANGED_ON_THE_DAY";

    /// <summary>All that is lacking. Empty when nothing is, or no rule was in force.</summary>
    /// <param name="policy">The rule for the kind on the day. Null when none was in force.</param>
    /// <param name="tierOnTheDay">Null when the supervisor had none.</param>
    public static ImmutableArray<SupervisorShortfall> Of(SupervisionPolicy? policy, Supervisor supervisor, PracticeTier? tierOnTheDay)
    {
        ArgumentNullException.ThrowIfNull(supervisor);

        var lacking = ImmutableArray.CreateBuilder<SupervisorShortfall>();
        var kind = policy is null ? "" : SupervisionWords.Of(policy.Kind);

        if (policy?.MinimumSupervisorTier is { } minimum && (tierOnTheDay is not { } tier || tier < minimum))
        {
            var has = tierOnTheDay is { } held ? $"was of {SupervisionWords.Of(held)}" : "had no tier";
            lacking.Add(new(
                TierRule,
                $"On that day the supervisor {has}, and {kind} needs {SupervisionWords.Of(minimum)} or above.",
                $"Choose a supervisor of {SupervisionWords.Of(minimum)} or above on that day; or have theirs recorded first, if it is not kept here yet.",
                policy.SourceReference,
                minimum,
                tierOnTheDay));
        }

        if (policy is { ClinicalRegistrationNeeded: true } && supervisor.ClinicalRegistrations.IsEmpty)
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
}
