using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What is known when somebody is invited to a record that is there already. One of the two records is named.</summary>
public sealed record InvitationFacts
{
    /// <summary>The coach's record. Null when a supervisor's is named.</summary>
    public Named<Coach>? Coach { get; init; }

    /// <summary>The supervisor's record. Null when a coach's is named.</summary>
    public Named<Supervisor>? Supervisor { get; init; }

    /// <summary>Invitations to the same record that were issued before; used and revoked ones do not matter.</summary>
    public ImmutableArray<Invitation> Earlier { get; init; } = [];

    /// <summary>Who invites; has an account.</summary>
    public required Caller Issuer { get; init; }

    /// <summary>The request's instant, UTC.</summary>
    public required DateTimeOffset Now { get; init; }
}
