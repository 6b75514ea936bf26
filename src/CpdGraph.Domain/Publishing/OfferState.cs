namespace CpdGraph.Domain;

/// <summary>An offer as it is, with the version that a change starts from.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Version">The draft of one that was never published, else the latest version.</param>
public sealed record OfferState(Offer Offer, OfferVersion Version);
