namespace CpdGraph.Domain;

/// <summary>A supervisor's word that a coach met a requirement before taking referrals. Never changed, only added to.</summary>
public sealed record ReadinessConfirmation
{
    /// <summary>Its id.</summary>
    public required ReadinessConfirmationId Id { get; init; }

    /// <summary>The coach.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>Code of the requirement: it counts for every version of it.</summary>
    public required string RequirementCode { get; init; }

    /// <summary>The employment in which it was met. Null when the coach had none on the day; then it counts for no setting.</summary>
    public EmploymentId? EmploymentId { get; init; }

    /// <summary>The day on which it was met.</summary>
    public required DateOnly MetOn { get; init; }

    /// <summary>What the supervisor adds. Null when nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Who confirmed it.</summary>
    public required PrincipalId ConfirmedById { get; init; }

    /// <summary>Name of who confirmed it.</summary>
    public required string ConfirmedByName { get; init; }

    /// <summary>When it was confirmed, UTC.</summary>
    public required DateTimeOffset ConfirmedAt { get; init; }
}
