using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>An assessment of a coach in one competency. A later one of the same kind replaces it; none is changed.</summary>
public sealed record CompetencyAssessment
{
    /// <summary>Its id.</summary>
    public required AssessmentId Id { get; init; }

    /// <summary>The coach.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>The competency.</summary>
    public required CompetencyId CompetencyId { get; init; }

    /// <summary>How far the coach has come.</summary>
    public required Attainment Attainment { get; init; }

    /// <summary>Who assessed.</summary>
    public required AssessmentKind Kind { get; init; }

    /// <summary>The day, in England. Never in the future.</summary>
    public required DateOnly AssessedOn { get; init; }

    /// <summary>Why, Markdown. Null when not said.</summary>
    public string? Rationale { get; init; }

    /// <summary>Items of evidence that it cites.</summary>
    public ImmutableArray<EvidenceItemId> EvidenceIds { get; init; } = [];

    /// <summary>Completions that it cites.</summary>
    public ImmutableArray<CompletionId> CompletionIds { get; init; } = [];

    /// <summary>The self-assessment that a supervisor's assessment answers. Null for a self-assessment, and when there was none.</summary>
    public AssessmentId? AnswersId { get; init; }

    /// <summary>Who assessed.</summary>
    public required PrincipalId AssessedById { get; init; }

    /// <summary>Name of who assessed.</summary>
    public required string AssessedByName { get; init; }

    /// <summary>When it was recorded, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>What of it decides how the coach stands.</summary>
    public GivenAssessment Given => new(Id, CompetencyId, Kind, Attainment, AssessedOn, RecordedAt, AnswersId);
}
