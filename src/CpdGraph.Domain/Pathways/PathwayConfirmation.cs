namespace CpdGraph.Domain;

/// <summary>A supervisor's word that a coach has the experience that a step of a pathway asks for. Never changed, only added to.</summary>
public sealed record PathwayConfirmation
{
    /// <summary>Its id.</summary>
    public required PathwayConfirmationId Id { get; init; }

    /// <summary>The coach.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>The pathway.</summary>
    public required PathwayId PathwayId { get; init; }

    /// <summary>Key of the step within the pathway.</summary>
    public required string StepKey { get; init; }

    /// <summary>The day from which it holds.</summary>
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
