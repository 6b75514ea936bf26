namespace CpdGraph.Domain;

/// <summary>An invitation to take over a record after sign-in: a coach's or a supervisor's. The code itself is not kept, only its hash.</summary>
public sealed record Invitation
{
    /// <summary>Its id.</summary>
    public required InvitationId Id { get; init; }

    /// <summary>The coach's record that it is for. Null when it is for a supervisor's.</summary>
    public CoachId? CoachId { get; init; }

    /// <summary>The supervisor's record that it is for. Null when it is for a coach's.</summary>
    public SupervisorId? SupervisorId { get; init; }

    /// <summary>Name of the person invited.</summary>
    public required string InviteeName { get; init; }

    /// <summary>SHA-256 of the code in 64 lower-case hexadecimal digits; unique.</summary>
    public required string CodeHash { get; init; }

    /// <summary>Who issued it.</summary>
    public required PrincipalId IssuedById { get; init; }

    /// <summary>When it was issued, UTC.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>From this moment on it does not work, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Null until used.</summary>
    public DateTimeOffset? RedeemedAt { get; init; }

    /// <summary>Who used it. Null until used.</summary>
    public PrincipalId? RedeemedById { get; init; }

    /// <summary>When a later one took its place, UTC. Null otherwise.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}
