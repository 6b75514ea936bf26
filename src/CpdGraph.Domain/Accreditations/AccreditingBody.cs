namespace CpdGraph.Domain;

/// <summary>A body that accredits training.</summary>
public sealed record AccreditingBody : ICatalogueRecord, ISourced
{
    /// <summary>Its id.</summary>
    public required AccreditingBodyId Id { get; init; }

    /// <summary>Name in web addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Null when not known.</summary>
    public string? WebsiteUrl { get; init; }

    /// <inheritdoc />
    public required Provenance Provenance { get; init; }

    /// <inheritdoc />
    public string? SourceReference { get; init; }

    CatalogueKind ICatalogueRecord.RecordKind => CatalogueKind.AccreditingBody;

    Guid ICatalogueRecord.RecordId => Id.Value;
}
