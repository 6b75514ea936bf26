using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>What seeding last wrote to a row, so that it writes again only when the file says something else, and people's edits stay.</summary>
internal sealed record SeedEntryRow
{
    public required CatalogueKind Kind { get; init; }

    public required Guid RecordId { get; init; }

    /// <summary>SHA-256 of what the files said, in hexadecimal.</summary>
    public required string Hash { get; init; }
}
