namespace CpdGraph.Domain;

/// <summary>A dated version of the competency framework for health and wellbeing coaches.</summary>
public sealed record CompetencyFramework : ICatalogueRecord, ISourced
{
    /// <summary>Its id.</summary>
    public required CompetencyFrameworkId Id { get; init; }

    /// <summary>Stable code over all versions, for example HWBC.</summary>
    public required string Code { get; init; }

    /// <summary>Name as its publisher gives it.</summary>
    public required string Name { get; init; }

    /// <summary>Version label of the publisher.</summary>
    public required string Version { get; init; }

    /// <summary>State of this version.</summary>
    public required FrameworkStatus Status { get; init; }

    /// <summary>Null when not known.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>First day on which it counts.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day on which it counts. Null while it is current.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Where the publisher shows it. Null when it has no address.</summary>
    public string? SourceUrl { get; init; }

    /// <inheritdoc />
    public required Provenance Provenance { get; init; }

    /// <inheritdoc />
    public string? SourceReference { get; init; }

    /// <summary>Whether it counts on a day: also for a day before it was replaced; never while it is a draft.</summary>
    public bool IsInForceOn(DateOnly day) => Status != FrameworkStatus.Draft && new DateSpan(ValidFrom, ValidTo).Contains(day);

    CatalogueKind ICatalogueRecord.RecordKind => CatalogueKind.CompetencyFramework;

    Guid ICatalogueRecord.RecordId => Id.Value;
}
