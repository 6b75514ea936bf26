namespace CpdGraph.Domain;

/// <summary>A coach's time on a pathway.</summary>
public sealed record PathwayStart
{
    /// <summary>Its id.</summary>
    public required PathwayStartId Id { get; init; }

    /// <summary>The coach.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>The pathway.</summary>
    public required PathwayId PathwayId { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly StartedOn { get; init; }

    /// <summary>Day on which the coach left it. Null while they are on it, and once it is finished.</summary>
    public DateOnly? LeftOn { get; init; }

    /// <summary>Why the coach left it. Null when not said.</summary>
    public string? LeaveReason { get; init; }

    /// <summary>Who recorded the start.</summary>
    public required PrincipalId RecordedById { get; init; }

    /// <summary>When the start was recorded, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Whether the coach is on it on a day.</summary>
    public bool IsLiveOn(DateOnly day) => StartedOn <= day && (LeftOn is not { } left || day < left);
}
