namespace CpdGraph.Domain;

/// <summary>A person or program that signs in, known by the issuer and subject of its tokens. The two together are unique.</summary>
public sealed record Principal
{
    /// <summary>Its id.</summary>
    public required PrincipalId Id { get; init; }

    /// <summary>Issuer of the tokens.</summary>
    public required string Issuer { get; init; }

    /// <summary>Subject of the tokens.</summary>
    public required string Subject { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>The coach record that the person has taken over. Null when none; no two accounts have the same.</summary>
    public CoachId? CoachId { get; init; }

    /// <summary>When the account was first kept, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
