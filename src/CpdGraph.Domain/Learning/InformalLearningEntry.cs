using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Informal learning as somebody typed it.</summary>
public sealed record InformalLearningEntry
{
    /// <summary>What it was.</summary>
    public required string Title { get; init; }

    /// <summary>Its kind.</summary>
    public required InformalLearningKind Kind { get; init; }

    /// <summary>The day, in England.</summary>
    public required DateOnly OccurredOn { get; init; }

    /// <summary>CPD time, in minutes.</summary>
    public required int CpdMinutes { get; init; }

    /// <summary>Null when there is none.</summary>
    public string? Reflection { get; init; }

    /// <summary>Competencies that it counts towards.</summary>
    public ImmutableArray<Named<Competency>> Competencies { get; init; } = [];
}
