using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// Who reads the catalogue, as far as it decides which offers exist for them. Everyone sees published and withdrawn offers.
/// </summary>
public sealed class CatalogueViewer
{
    private CatalogueViewer(bool seesAll, ImmutableHashSet<ProviderId> ownProviders) => (SeesAll, OwnProviders) = (seesAll, ownProviders);

    /// <summary>Anybody: drafts and offers in review do not exist.</summary>
    public static CatalogueViewer Public { get; } = new(false, []);

    /// <summary>Sees all offers in all states.</summary>
    public static CatalogueViewer Steward { get; } = new(true, []);

    /// <summary>Whether every offer is visible.</summary>
    public bool SeesAll { get; }

    /// <summary>Providers whose offers are visible in all states.</summary>
    public ImmutableHashSet<ProviderId> OwnProviders { get; }

    /// <summary>Sees the offers of these providers in all states.</summary>
    public static CatalogueViewer Publisher(IEnumerable<ProviderId> providers) => new(false, [.. providers]);

    /// <summary>Whether an offer exists for the viewer.</summary>
    public bool Sees(Offer offer)
    {
        ArgumentNullException.ThrowIfNull(offer);

        return SeesAll || offer.Status is OfferStatus.Published or OfferStatus.Withdrawn || OwnProviders.Contains(offer.ProviderId);
    }
}
