using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>That a row of the catalogue was added, changed or removed. What it is now stands in its own table.</summary>
internal sealed record CatalogueChangeRow
{
    public required long Revision { get; init; }

    public required CatalogueKind Kind { get; init; }

    public required Guid RecordId { get; init; }
}
