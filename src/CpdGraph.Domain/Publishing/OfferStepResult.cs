namespace CpdGraph.Domain;

/// <summary>An offer after a step, with what is kept beside it.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Version">Its version after the step: published when the step was that.</param>
/// <param name="Submission">New when it was handed in, the one that waited when it was sent back. Null otherwise.</param>
/// <param name="Withdrawal">New when it was withdrawn. Null otherwise.</param>
public sealed record OfferStepResult(Offer Offer, OfferVersion Version, OfferSubmission? Submission = null, OfferWithdrawal? Withdrawal = null);
