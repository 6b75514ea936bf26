using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>One step of a pathway.</summary>
public sealed record PathwayStep
{
    /// <summary>Stable key of the step within its pathway.</summary>
    public required string Key { get; init; }

    /// <summary>Number of its stage, from 1.</summary>
    public required int Stage { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Whether the pathway can be finished without it.</summary>
    public bool Optional { get; init; }

    /// <summary>Keys of the steps that come first. Never a cycle.</summary>
    public ImmutableArray<string> After { get; init; } = [];

    /// <summary>What it takes to finish it.</summary>
    public required PathwayRequirement Requirement { get; init; }
}
