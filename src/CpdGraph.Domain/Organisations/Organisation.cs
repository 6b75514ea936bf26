namespace CpdGraph.Domain;

/// <summary>
/// An organisation: a PCN, practice, trust, integrated care board, NHS region, training hub or voluntary body. Never deleted, only closed.
/// </summary>
public sealed record Organisation : ICatalogueRecord, ISourced
{
    /// <summary>Its id.</summary>
    public required OrganisationId Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of organisation it is.</summary>
    public required OrganisationKind Kind { get; init; }

    /// <summary>Null when it has none.</summary>
    public string? OdsCode { get; init; }

    /// <summary>Null when not known.</summary>
    public DateOnly? OpenedOn { get; init; }

    /// <summary>Last day. Null while it is open.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <inheritdoc />
    public required Provenance Provenance { get; init; }

    /// <inheritdoc />
    public string? SourceReference { get; init; }

    /// <summary>Whether it is open on a day. One whose opening day is not known counts as open since ever.</summary>
    public bool IsOpenOn(DateOnly day) => (OpenedOn is not { } opened || day >= opened) && (ClosedOn is not { } closed || day <= closed);

    CatalogueKind ICatalogueRecord.RecordKind => CatalogueKind.Organisation;

    Guid ICatalogueRecord.RecordId => Id.Value;
}
