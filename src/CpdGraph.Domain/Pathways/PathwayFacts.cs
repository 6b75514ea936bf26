using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What is known of one coach when their progress along pathways is worked out. Dated facts from after the day do no harm: they are not used.</summary>
public sealed record PathwayFacts
{
    /// <summary>All completions, in any order: refused and corrected ones too.</summary>
    public ImmutableArray<CompletedOffer> Completions { get; init; } = [];

    /// <summary>Experience that supervisors confirmed, for any pathway, in any order.</summary>
    public ImmutableArray<PathwayConfirmation> Confirmations { get; init; } = [];

    /// <summary>All recognitions of tiers, in any order: revoked ones too.</summary>
    public IReadOnlyCollection<TierAward> TierAwards { get; init; } = [];

    /// <summary>How the coach stood in the competencies on the day. One that nobody has assessed has no entry.</summary>
    public IReadOnlyCollection<CompetencyStanding> Standings { get; init; } = [];

    /// <summary>The coach's readiness for referrals on the day. Null when nothing was required on it.</summary>
    public ReadinessVerdict? Readiness { get; init; }

    /// <summary>A competency of the catalogue. Null when it has gone.</summary>
    public required Func<CompetencyId, Competency?> CompetencyOf { get; init; }

    /// <summary>A requirement before taking referrals, in whichever version. Null when it has gone.</summary>
    public required Func<ReadinessRequirementId, ReadinessRequirement?> RequirementOf { get; init; }
}
