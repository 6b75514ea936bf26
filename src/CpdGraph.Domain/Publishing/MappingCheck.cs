namespace CpdGraph.Domain;

/// <summary>What a steward found when checking one competency mapping. Never changed; the latest one of a mapping counts.</summary>
public sealed record MappingCheck
{
    /// <summary>The version whose mapping it is.</summary>
    public required OfferVersionId OfferVersionId { get; init; }

    /// <summary>The competency.</summary>
    public required CompetencyId CompetencyId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>Verified or rejected.</summary>
    public required Verification Verification { get; init; }

    /// <summary>Why, for the provider. Null when nothing was said.</summary>
    public string? Reason { get; init; }

    /// <summary>Who checked. Null for the command line.</summary>
    public PrincipalId? CheckedById { get; init; }

    /// <summary>Name of who checked.</summary>
    public required string CheckedByName { get; init; }
}
