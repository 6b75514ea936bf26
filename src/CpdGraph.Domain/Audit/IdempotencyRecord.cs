using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>That a caller's request was carried out, kept in the same transaction as its effect. Caller and key together are unique.</summary>
public sealed record IdempotencyRecord
{
    /// <summary>Who sent it.</summary>
    public required PrincipalId PrincipalId { get; init; }

    /// <summary>The key that they chose.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of the mutation's name and canonical input, in 64 lower-case hexadecimal digits.</summary>
    public required string ContentHash { get; init; }

    /// <summary>What the first success answered, in the order of its payload.</summary>
    public required ImmutableArray<RecordReference> Answered { get; init; }

    /// <summary>When it was carried out, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
