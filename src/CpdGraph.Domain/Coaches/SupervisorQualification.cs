using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Which kinds of supervision somebody may give, by the policies in force. What a policy asks for is a row, not a rule here.</summary>
public static class SupervisorQualification
{
    /// <summary>Whether a supervisor has what a policy asks for.</summary>
    /// <param name="policy">In force on the day.</param>
    /// <param name="supervisor">The supervisor.</param>
    /// <param name="tier">Their tier on the day, by <see cref="SupervisorTier.On"/>. Null when they have none.</param>
    public static bool Meets(SupervisionPolicy policy, Supervisor supervisor, PracticeTier? tier)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(supervisor);

        return (!policy.ClinicalRegistrationNeeded || !supervisor.ClinicalRegistrations.IsEmpty)
            && (policy.MinimumSupervisorTier is not { } minimum || tier >= minimum);
    }

    /// <summary>The kinds of supervision that a supervisor may give. A kind without a policy asks for nothing.</summary>
    /// <param name="supervisor">The supervisor.</param>
    /// <param name="tier">Their tier on the day. Null when they have none.</param>
    /// <param name="policies">Those in force on the day.</param>
    public static ImmutableArray<SupervisionKind> KindsOf(Supervisor supervisor, PracticeTier? tier, IReadOnlyCollection<SupervisionPolicy> policies) =>
        [.. Enum.GetValues<SupervisionKind>().Where(kind => policies.Where(policy => policy.Kind == kind).All(policy => Meets(policy, supervisor, tier)))];
}
