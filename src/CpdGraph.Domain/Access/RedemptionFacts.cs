using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What is known when somebody types an invitation code.</summary>
public sealed record RedemptionFacts
{
    /// <summary>The invitation whose hash is that of the code. Null when there is none.</summary>
    public Invitation? Invitation { get; init; }

    /// <summary>The coach's record that it is for, or that of the supervisor whom it is for. Null when there is none.</summary>
    public Coach? Coach { get; init; }

    /// <summary>The supervisor's record that it is for. Null when there is none, or it is for a coach's.</summary>
    public Supervisor? Invited { get; init; }

    /// <summary>Who typed it; signed in.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The caller's account. Null when there is none yet.</summary>
    public Principal? Principal { get; init; }

    /// <summary>The caller as a supervisor. Null when they are none.</summary>
    public Supervisor? Supervisor { get; init; }

    /// <summary>Whose own coach's record the caller's is, among supervisors. Null when nobody's, or the caller is no coach.</summary>
    public SupervisorId? SupervisorOfCoach { get; init; }

    /// <summary>All supervision arrangements of the coach, or of the supervisor, whose record it is.</summary>
    public ImmutableArray<SupervisorAssignment> Assignments { get; init; } = [];

    /// <summary>All memberships of the caller's account.</summary>
    public ImmutableArray<Membership> Memberships { get; init; } = [];

    /// <summary>Name of who issued the invitation. Null when not known.</summary>
    public string? IssuerName { get; init; }

    /// <summary>The request's instant, UTC.</summary>
    public required DateTimeOffset Now { get; init; }
}
