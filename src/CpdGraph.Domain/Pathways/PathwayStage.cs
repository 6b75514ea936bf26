using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A stage of a pathway. Its steps can be taken side by side.</summary>
public sealed record PathwayStage
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Steps in order.</summary>
    public ImmutableArray<PathwayStep> Steps { get; init; } = [];
}
