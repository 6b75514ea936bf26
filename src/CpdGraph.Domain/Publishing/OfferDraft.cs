namespace CpdGraph.Domain;

/// <summary>An offer and the version that is to be kept with it.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Version">Its draft, or the version now shown.</param>
/// <param name="IsNewVersion">Whether the version is added; otherwise it takes the place of the one with its id.</param>
public sealed record OfferDraft(Offer Offer, OfferVersion Version, bool IsNewVersion);
