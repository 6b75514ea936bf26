using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A supervisor's wish to confirm the experience that a step of a pathway asks for.</summary>
public sealed record StepToConfirm
{
    /// <summary>The coach. Its value is null when the caller may not see them.</summary>
    public required Named<Coach> Coach { get; init; }

    /// <summary>All employments of the coach.</summary>
    public ImmutableArray<Employment> Employments { get; init; } = [];

    /// <summary>The pathway. Its value is null when there is none of the key sent.</summary>
    public required Named<Pathway> Pathway { get; init; }

    /// <summary>Key of the step within the pathway.</summary>
    public required string Step { get; init; }

    /// <summary>The day from which the experience is there.</summary>
    public required DateOnly MetOn { get; init; }

    /// <summary>Months of experience that the supervisor vouches for. Null when not said.</summary>
    public int? Months { get; init; }

    /// <summary>What to add. Null when nothing.</summary>
    public string? Note { get; init; }

    /// <summary>All confirmations of the coach.</summary>
    public ImmutableArray<PathwayConfirmation> Existing { get; init; } = [];
}
