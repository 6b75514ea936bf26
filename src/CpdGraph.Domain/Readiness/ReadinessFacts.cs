using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What is known of one coach when their readiness is worked out. Facts from after the day do no harm: they are not used.</summary>
public sealed record ReadinessFacts
{
    /// <summary>All employments, in any order.</summary>
    public ImmutableArray<Employment> Employments { get; init; } = [];

    /// <summary>All completions, in any order: refused and corrected ones too.</summary>
    public ImmutableArray<CompletedOffer> Completions { get; init; } = [];

    /// <summary>All confirmations, in any order.</summary>
    public ImmutableArray<ReadinessConfirmation> Confirmations { get; init; } = [];
}
