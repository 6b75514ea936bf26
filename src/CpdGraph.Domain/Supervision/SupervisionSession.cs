namespace CpdGraph.Domain;

/// <summary>A supervision meeting. Holds minutes and agreed actions only, never details of patients.</summary>
public sealed record SupervisionSession
{
    /// <summary>Its id.</summary>
    public required SupervisionSessionId Id { get; init; }

    /// <summary>The coach.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>Who gave it.</summary>
    public required SupervisorId SupervisorId { get; init; }

    /// <summary>Its kind.</summary>
    public required SupervisionKind Kind { get; init; }

    /// <summary>For one coach or for a group.</summary>
    public required SupervisionFormat Format { get; init; }

    /// <summary>The day, in England. Never in the future.</summary>
    public required DateOnly HeldOn { get; init; }

    /// <summary>1 to 480.</summary>
    public required int DurationMinutes { get; init; }

    /// <summary>Tier of the supervisor on that day, as known when it was logged. Null when there was none.</summary>
    public PracticeTier? SupervisorTierOnTheDay { get; init; }

    /// <summary>What was agreed, Markdown. Null when nothing.</summary>
    public string? AgreedActions { get; init; }

    /// <summary>Whether the supervisor logged it; otherwise the coach did.</summary>
    public required bool LoggedBySupervisor { get; init; }

    /// <summary>Verified once the other side has confirmed it.</summary>
    public required Verification Verification { get; init; }

    /// <summary>Who confirmed it. Null while nobody has.</summary>
    public PrincipalId? ConfirmedById { get; init; }

    /// <summary>When it was confirmed, UTC. Null while it was not.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Who logged it.</summary>
    public required PrincipalId RecordedById { get; init; }

    /// <summary>When it was logged, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Whether it counts: the supervisor says that it took place. What a coach alone has logged waits for that.</summary>
    public bool Counts => LoggedBySupervisor || Verification == Verification.Verified;
}
