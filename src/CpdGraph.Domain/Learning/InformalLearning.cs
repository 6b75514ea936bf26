using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Informal learning that a coach logged: a webinar, reading, peer support, shadowing.</summary>
public sealed record InformalLearning
{
    /// <summary>Its id.</summary>
    public required InformalLearningId Id { get; init; }

    /// <summary>The coach.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>What it was.</summary>
    public required string Title { get; init; }

    /// <summary>Its kind.</summary>
    public required InformalLearningKind Kind { get; init; }

    /// <summary>The day, in England. Never in the future.</summary>
    public required DateOnly OccurredOn { get; init; }

    /// <summary>CPD time, in minutes.</summary>
    public required int CpdMinutes { get; init; }

    /// <summary>What the coach thinks about it, Markdown; never details of patients. Null when there is none.</summary>
    public string? Reflection { get; init; }

    /// <summary>How far it has been checked.</summary>
    public required Verification Verification { get; init; }

    /// <summary>Competencies that it counts towards, as the coach said.</summary>
    public ImmutableArray<CompetencyId> CompetencyIds { get; init; } = [];

    /// <summary>Who logged it.</summary>
    public required PrincipalId RecordedById { get; init; }

    /// <summary>When it was logged, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}
