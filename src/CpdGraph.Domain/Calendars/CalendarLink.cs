namespace CpdGraph.Domain;

/// <summary>A secret calendar address of one coach's booked dates. The address itself is not kept, only its hash.</summary>
public sealed record CalendarLink
{
    /// <summary>Whose dates.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>Its id.</summary>
    public required CalendarLinkId Id { get; init; }

    /// <summary>SHA-256 of the secret in 64 lower-case hexadecimal digits; unique.</summary>
    public required string SecretHash { get; init; }

    /// <summary>What its owner calls it. Null when they do not.</summary>
    public string? Label { get; init; }

    /// <summary>When it was issued, UTC.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When it was last read, UTC, to the hour. Null when never.</summary>
    public DateTimeOffset? LastReadAt { get; init; }

    /// <summary>When it was switched off, or a later one took its place, UTC. Null while it works.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}
