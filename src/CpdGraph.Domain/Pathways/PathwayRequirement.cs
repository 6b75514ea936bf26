using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What it takes to finish a pathway step. Closed: the records of this file are all there are.</summary>
public abstract record PathwayRequirement
{
    private protected PathwayRequirement()
    {
    }
}

/// <summary>Complete at least this many of these offers.</summary>
public sealed record OfferRequirement : PathwayRequirement
{
    /// <summary>How many, from 1.</summary>
    public required int AtLeast { get; init; }

    /// <summary>The offers to choose from.</summary>
    public required ImmutableArray<OfferId> OfferIds { get; init; }
}

/// <summary>Reach this level in each of these competencies.</summary>
public sealed record CompetencyRequirement : PathwayRequirement
{
    /// <summary>Each of them.</summary>
    public required ImmutableArray<CompetencyId> CompetencyIds { get; init; }

    /// <summary>The level.</summary>
    public required Attainment Attainment { get; init; }
}

/// <summary>Experience in practice, confirmed by a supervisor.</summary>
public sealed record ExperienceRequirement : PathwayRequirement
{
    /// <summary>In words.</summary>
    public required string Description { get; init; }

    /// <summary>Null when it is not counted in months.</summary>
    public int? Months { get; init; }
}

/// <summary>Hold this tier of practice.</summary>
public sealed record TierRequirement : PathwayRequirement
{
    /// <summary>The tier.</summary>
    public required PracticeTier Tier { get; init; }
}

/// <summary>Meet these requirements before taking referrals.</summary>
public sealed record ReadinessStepRequirement : PathwayRequirement
{
    /// <summary>Each of them.</summary>
    public required ImmutableArray<ReadinessRequirementId> RequirementIds { get; init; }
}
