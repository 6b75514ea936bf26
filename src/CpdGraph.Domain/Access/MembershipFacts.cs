using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What is known when a membership is to be granted.</summary>
public sealed record MembershipFacts
{
    /// <summary>Who grants.</summary>
    public required Caller Granter { get; init; }

    /// <summary>The member's account. Null when there is none yet.</summary>
    public Principal? Member { get; init; }

    /// <summary>The member as a supervisor. Null when they are none yet.</summary>
    public Supervisor? Supervisor { get; init; }

    /// <summary>All memberships of the member.</summary>
    public ImmutableArray<Membership> Existing { get; init; } = [];

    /// <summary>Today in England.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The request's instant, UTC.</summary>
    public required DateTimeOffset Now { get; init; }
}
