namespace CpdGraph.Domain;

/// <summary>How one organisation belongs to another for a time.</summary>
public sealed record OrganisationRelationship : ICatalogueRecord, ISourced
{
    /// <summary>Its id.</summary>
    public required OrganisationRelationshipId Id { get; init; }

    /// <summary>The one that belongs.</summary>
    public required OrganisationId ChildId { get; init; }

    /// <summary>The one that it belongs to.</summary>
    public required OrganisationId ParentId { get; init; }

    /// <summary>In what way.</summary>
    public required OrganisationRelationshipKind Kind { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day. Null while it holds.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <inheritdoc />
    public required Provenance Provenance { get; init; }

    /// <inheritdoc />
    public string? SourceReference { get; init; }

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => new DateSpan(ValidFrom, ValidTo).Contains(day);

    CatalogueKind ICatalogueRecord.RecordKind => CatalogueKind.OrganisationRelationship;

    Guid ICatalogueRecord.RecordId => Id.Value;
}
