using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>From one snapshot to the next.</summary>
/// <param name="Before">What was current.</param>
/// <param name="After">What is current now.</param>
/// <param name="Changes">Each row that changed, as it is now, in the order of its last commit. Null: everything was read anew, and nobody knows.</param>
public sealed record CatalogueStep(Catalogue Before, Catalogue After, IReadOnlyList<CatalogueChange>? Changes);
