namespace CpdGraph.Domain;

/// <summary>One hit of the catalogue search.</summary>
/// <param name="Item">
/// A <see cref="CatalogueOffer"/>, <see cref="Pathway"/>, <see cref="Provider"/>, <see cref="Competency"/> or <see cref="Specialism"/>.
/// </param>
/// <param name="Score">How well it answers; only good for comparing hits of one search.</param>
/// <param name="Excerpt">
/// Part of its text around the match, each match between two asterisks. Null when it was found by a related name alone.
/// </param>
public sealed record SearchHit(object Item, double Score, string? Excerpt);
