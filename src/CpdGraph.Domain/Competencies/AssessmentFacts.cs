using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What a decision on assessments hangs on.</summary>
public sealed record AssessmentFacts
{
    /// <summary>The coach.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>Who records; has an account.</summary>
    public required Caller Assessor { get; init; }

    /// <summary>Whether the assessor was a supervisor or line manager of the coach on the day of the assessment.</summary>
    public bool SupervisedThatDay { get; init; }

    /// <summary>How the coach stood on that day.</summary>
    public ImmutableArray<CompetencyStanding> Standings { get; init; } = [];

    /// <summary>When the coach's last assessment was recorded, UTC. Null when there is none.</summary>
    public DateTimeOffset? LastRecordedAt { get; init; }

    /// <summary>The framework version that a competency belongs to.</summary>
    public required Func<Competency, CompetencyFramework?> FrameworkOf { get; init; }

    /// <summary>A supervisor's assessment above this level cites evidence or a completion.</summary>
    public required Attainment ProofNeededAbove { get; init; }

    /// <summary>The request's instant, UTC.</summary>
    public required DateTimeOffset Now { get; init; }
}
