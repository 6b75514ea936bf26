namespace CpdGraph.Domain;

/// <summary>What can happen to an offer or run in public.</summary>
public enum CatalogueEventKind
{
    OfferPublished,
    OfferChanged,
    OfferWithdrawn,
    RunScheduled,
    RunChanged,
    RunCancelled,
}
