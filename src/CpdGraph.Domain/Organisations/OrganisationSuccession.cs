namespace CpdGraph.Domain;

/// <summary>One organisation taking over from another.</summary>
public sealed record OrganisationSuccession : ICatalogueRecord, ISourced
{
    /// <summary>Its id.</summary>
    public required OrganisationSuccessionId Id { get; init; }

    /// <summary>The one that ended, or gave up a part.</summary>
    public required OrganisationId PredecessorId { get; init; }

    /// <summary>The one that took over.</summary>
    public required OrganisationId SuccessorId { get; init; }

    /// <summary>First day of the successor.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>Only part of the predecessor went to this successor.</summary>
    public bool Partial { get; init; }

    /// <inheritdoc />
    public required Provenance Provenance { get; init; }

    /// <inheritdoc />
    public string? SourceReference { get; init; }

    CatalogueKind ICatalogueRecord.RecordKind => CatalogueKind.OrganisationSuccession;

    Guid ICatalogueRecord.RecordId => Id.Value;
}
