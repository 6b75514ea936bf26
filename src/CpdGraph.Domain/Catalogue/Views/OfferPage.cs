namespace CpdGraph.Domain;

/// <summary>A page of offers, with counts for the filters of a search page.</summary>
public sealed class OfferPage : Page<CatalogueOffer>
{
    private readonly OfferFacetCounter facets;

    internal OfferPage(
        IReadOnlyList<CatalogueOffer> items,
        bool hasNextPage,
        bool hasPreviousPage,
        Func<int> countAll,
        Func<int, CursorKey> keyOf,
        OfferFacetCounter facets)
        : base(items, hasNextPage, hasPreviousPage, countAll, keyOf) => this.facets = facets;

    /// <summary>Counts by these fields over the whole result, each worked out without its own filter.</summary>
    public IReadOnlyList<OfferFacet> Facets(IEnumerable<OfferFacetField> fields) => [.. fields.Select(facets.Count)];
}
