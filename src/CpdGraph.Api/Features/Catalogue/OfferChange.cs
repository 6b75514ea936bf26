using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>What can happen to an offer.</summary>
public enum OfferChangeKind
{
    Published,
    Changed,
    Withdrawn,
}

/// <summary>Something that happened to an offer.</summary>
internal sealed class OfferChange(CatalogueEvent told, Pages pages)
{
    public CatalogueEvent Told => told;

    public string Cursor => EventCursor.Of(told, pages);

    public string OfferId => GlobalId.Of(told.OfferId);

    public int Revision => told.SubjectRevision;

    public DateTimeOffset ChangedAt => told.At;

    public OfferChangeKind Kind => told.Kind switch
    {
        CatalogueEventKind.OfferPublished => OfferChangeKind.Published,
        CatalogueEventKind.OfferChanged => OfferChangeKind.Changed,
        CatalogueEventKind.OfferWithdrawn => OfferChangeKind.Withdrawn,
        _ => throw new InvalidOperationException($"{told.Kind} does not happen to an offer."),
    };
}
