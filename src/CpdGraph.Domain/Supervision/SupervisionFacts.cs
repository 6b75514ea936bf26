using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What is known of a coach's supervision up to a day.</summary>
public sealed record SupervisionFacts
{
    /// <summary>All that was arranged on or before the day, whether it holds still or not, in any order.</summary>
    public ImmutableArray<ArrangedSupervision> Arranged { get; init; } = [];

    /// <summary>What was held, at most one entry a kind.</summary>
    public ImmutableArray<HeldSupervision> Held { get; init; } = [];

    /// <summary>The coach's employments.</summary>
    public ImmutableArray<Employment> Employments { get; init; } = [];
}
