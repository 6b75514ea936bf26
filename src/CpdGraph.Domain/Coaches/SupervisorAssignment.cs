namespace CpdGraph.Domain;

/// <summary>A supervisor of a coach for one kind of supervision, for a time.</summary>
public sealed record SupervisorAssignment
{
    /// <summary>Its id.</summary>
    public required SupervisorAssignmentId Id { get; init; }

    /// <summary>The coach.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>The supervisor.</summary>
    public required SupervisorId SupervisorId { get; init; }

    /// <summary>The kind of supervision.</summary>
    public required SupervisionKind Kind { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Last day. Null while it is live. The day before the first means that another took its place before it counted.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>When it was arranged, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether it holds on a day.</summary>
    public bool IsLiveOn(DateOnly day) => new DateSpan(StartsOn, EndsOn).Contains(day);
}
