using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>A page of offers, which can be counted by its filters.</summary>
internal sealed class OfferConnection(OfferPage page, CursorCodec cursors) : Connection<CatalogueOffer>(page, cursors)
{
    private readonly OfferPage page = page;

    public IReadOnlyList<OfferFacet> Facets(IReadOnlyList<OfferFacetField> fields) => page.Facets(fields);
}
