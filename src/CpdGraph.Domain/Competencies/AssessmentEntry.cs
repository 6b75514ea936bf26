using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Assessments of a coach as somebody typed them, for example a whole self-assessment.</summary>
public sealed record AssessmentEntry
{
    /// <summary>Who assesses.</summary>
    public required AssessmentKind Kind { get; init; }

    /// <summary>The day, in England.</summary>
    public required DateOnly AssessedOn { get; init; }

    /// <summary>One a competency.</summary>
    public ImmutableArray<AssessmentItem> Items { get; init; } = [];
}

/// <summary>The assessment of one competency as somebody typed it.</summary>
public sealed record AssessmentItem
{
    /// <summary>The competency.</summary>
    public required Named<Competency> Competency { get; init; }

    /// <summary>How far the coach has come.</summary>
    public required Attainment Attainment { get; init; }

    /// <summary>Why. Null when not said.</summary>
    public string? Rationale { get; init; }

    /// <summary>Items of evidence and completions of the coach that it cites.</summary>
    public ImmutableArray<Named<CitedProof>> Proofs { get; init; } = [];

    /// <summary>The self-assessment that a supervisor has read. Null: the one that stands, whichever it is.</summary>
    public Named<CompetencyAssessment>? Answers { get; init; }
}
