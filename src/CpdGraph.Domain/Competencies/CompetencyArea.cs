namespace CpdGraph.Domain;

/// <summary>One of the key areas of a competency framework.</summary>
public sealed record CompetencyArea : ICatalogueRecord, ISourced
{
    /// <summary>Its id.</summary>
    public required CompetencyAreaId Id { get; init; }

    /// <summary>The framework version that it belongs to.</summary>
    public required CompetencyFrameworkId FrameworkId { get; init; }

    /// <summary>Short stable code within the framework.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Markdown. Null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Place in the framework, from 1.</summary>
    public required int Position { get; init; }

    /// <inheritdoc />
    public required Provenance Provenance { get; init; }

    /// <inheritdoc />
    public string? SourceReference { get; init; }

    CatalogueKind ICatalogueRecord.RecordKind => CatalogueKind.CompetencyArea;

    Guid ICatalogueRecord.RecordId => Id.Value;
}
