using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>What the seed files say.</summary>
/// <param name="Rows">Everything of the catalogue but the offers.</param>
/// <param name="People">Nobody without the demonstration.</param>
internal sealed record SeedContent(ImmutableArray<ICatalogueRecord> Rows, ImmutableArray<SeededOffer> Offers, SeededPeople People);
