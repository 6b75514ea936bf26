namespace CpdGraph.Domain;

/// <summary>A cohort or topic in which a coach can specialise with additional training.</summary>
public sealed record Specialism : ICatalogueRecord, ISourced
{
    /// <summary>Its id.</summary>
    public required SpecialismId Id { get; init; }

    /// <summary>Name in web addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Markdown. Null when there is none.</summary>
    public string? Description { get; init; }

    /// <inheritdoc />
    public required Provenance Provenance { get; init; }

    /// <inheritdoc />
    public string? SourceReference { get; init; }

    CatalogueKind ICatalogueRecord.RecordKind => CatalogueKind.Specialism;

    Guid ICatalogueRecord.RecordId => Id.Value;
}
