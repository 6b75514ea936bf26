namespace CpdGraph.Domain;

/// <summary>A run after a change.</summary>
/// <param name="Run">What everybody may know of it.</param>
/// <param name="JoinUrl">The joining link, which is kept apart from the catalogue. Null when there is none.</param>
/// <param name="Revision">What is kept of the change, for those with a place. Null when nothing changed.</param>
public sealed record UpdatedRun(OfferRun Run, string? JoinUrl, RunRevision? Revision);
