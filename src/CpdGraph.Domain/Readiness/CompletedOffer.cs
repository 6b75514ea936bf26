namespace CpdGraph.Domain;

/// <summary>A completion with what the catalogue knows of the version that was completed.</summary>
/// <param name="Completion">The coach's record.</param>
/// <param name="Offer">Null when the catalogue no longer knows the version; then it is no proof of anything.</param>
public sealed record CompletedOffer(Completion Completion, OfferClaim? Offer);
