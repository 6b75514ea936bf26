namespace CpdGraph.Domain;

/// <summary>An arrangement of supervision that is asked for.</summary>
public sealed record AssignmentRequest
{
    /// <summary>The coach. Its value is null when the caller may not see the record.</summary>
    public required Named<Coach> Coach { get; init; }

    /// <summary>The supervisor.</summary>
    public required Named<Supervisor> Supervisor { get; init; }

    /// <summary>The kind of supervision.</summary>
    public required SupervisionKind Kind { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Last day. Null means open.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>The rule for the kind on the first day. Null when none is in force then.</summary>
    public SupervisionPolicy? Policy { get; init; }

    /// <summary>Tier of the supervisor on the first day. Null when they have none.</summary>
    public PracticeTier? SupervisorTier { get; init; }
}
