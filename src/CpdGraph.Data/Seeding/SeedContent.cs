using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>What the seed files say.</summary>
/// <param name="Rows">Everything but the offers.</param>
internal sealed record SeedContent(ImmutableArray<ICatalogueRecord> Rows, ImmutableArray<SeededOffer> Offers);
