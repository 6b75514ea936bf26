using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What is known of one coach when offers are suggested to them. All of it on the same day.</summary>
public sealed record SuggestionFacts
{
    /// <summary>The day, in England.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Where the coach stands against the tier after theirs. Null when no framework is in force.</summary>
    public CompetencyProfile? Profile { get; init; }

    /// <summary>The coach's readiness for referrals. Null when nothing is required.</summary>
    public ReadinessVerdict? Readiness { get; init; }

    /// <summary>Steps that the coach can take now, of pathways that they are on or that their plan names; in any order.</summary>
    public ImmutableArray<StepAhead> Steps { get; init; } = [];

    /// <summary>The plan in force. Null when there is none.</summary>
    public DevelopmentPlan? Plan { get; init; }

    /// <summary>All completions, in any order: refused and corrected ones too.</summary>
    public ImmutableArray<Completion> Completions { get; init; } = [];

    /// <summary>Where the coach works, with all that is above it. Empty between employments.</summary>
    public ImmutableHashSet<OrganisationId> Areas { get; init; } = [];
}
