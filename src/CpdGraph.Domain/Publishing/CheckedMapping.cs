namespace CpdGraph.Domain;

/// <summary>An offer of which a mapping was checked.</summary>
/// <param name="Offer">With another revision, so that whoever follows the catalogue sees it.</param>
/// <param name="Version">The version shown. It is the same version: what it says has not changed, only who has looked at it.</param>
/// <param name="Check">What is kept of it. Null when nothing changed.</param>
public sealed record CheckedMapping(Offer Offer, OfferVersion Version, MappingCheck? Check);
