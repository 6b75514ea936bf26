namespace CpdGraph.Domain;

/// <summary>A new run.</summary>
/// <param name="Run">What everybody may know of it.</param>
/// <param name="JoinUrl">The joining link, which is kept apart from the catalogue. Null when there is none.</param>
public sealed record ScheduledRun(OfferRun Run, string? JoinUrl);
