namespace CpdGraph.Domain;

/// <summary>What is known when an offer is added or changed; mostly look-ups in the catalogue.</summary>
public sealed record OfferFacts
{
    /// <summary>Whether a name in web addresses is in use, be it by an offer that the caller may not see.</summary>
    public required Func<string, bool> IsSlugTaken { get; init; }

    /// <summary>The offer with this name in web addresses, as far as the caller may see it.</summary>
    public Func<string, OfferId?> VisibleBySlug { get; init; } = _ => null;

    /// <summary>The provider's offer with this external key. Null when the key is free.</summary>
    public Func<ExternalReference, OfferId?> ByReference { get; init; } = _ => null;

    /// <summary>Whether a competency exists and belongs to a framework in force today.</summary>
    public required Func<CompetencyId, bool> IsLive { get; init; }

    /// <summary>The request's instant, UTC.</summary>
    public required DateTimeOffset Now { get; init; }
}
