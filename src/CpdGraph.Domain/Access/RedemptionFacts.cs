using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What is known when somebody types an invitation code.</summary>
public sealed record RedemptionFacts
{
    /// <summary>The invitation whose hash is that of the code. Null when there is none.</summary>
    public Invitation? Invitation { get; init; }

    /// <summary>The record that it is for. Null when there is none.</summary>
    public Coach? Coach { get; init; }

    /// <summary>Who typed it; signed in.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The caller's account. Null when there is none yet.</summary>
    public Principal? Principal { get; init; }

    /// <summary>The caller as a supervisor. Null when they are none.</summary>
    public Supervisor? Supervisor { get; init; }

    /// <summary>All supervision arrangements of the coach.</summary>
    public ImmutableArray<SupervisorAssignment> Assignments { get; init; } = [];

    /// <summary>The request's instant, UTC.</summary>
    public required DateTimeOffset Now { get; init; }
}
