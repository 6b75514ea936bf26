using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A supervisor's wish to confirm that a coach met a requirement.</summary>
public sealed record ReadinessToConfirm
{
    /// <summary>The coach. Its value is null when the caller may not see them.</summary>
    public required Named<Coach> Coach { get; init; }

    /// <summary>All employments of the coach.</summary>
    public ImmutableArray<Employment> Employments { get; init; } = [];

    /// <summary>The requirement. Its value is null when none of the code sent is in force today.</summary>
    public required Named<ReadinessRequirement> Requirement { get; init; }

    /// <summary>The day on which it was met.</summary>
    public required DateOnly MetOn { get; init; }

    /// <summary>What to add. Null when nothing.</summary>
    public string? Note { get; init; }

    /// <summary>All confirmations of the coach.</summary>
    public ImmutableArray<ReadinessConfirmation> Existing { get; init; } = [];
}
