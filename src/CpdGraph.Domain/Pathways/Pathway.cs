using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A route through offers and requirements, for example into the role, to a higher tier, or to a specialist role.</summary>
public sealed record Pathway : ICatalogueRecord, ISourced, IRevisioned
{
    /// <summary>Its id.</summary>
    public required PathwayId Id { get; init; }

    /// <summary>Name in web addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it leads to.</summary>
    public required PathwayKind Kind { get; init; }

    /// <summary>One or two sentences.</summary>
    public required string Summary { get; init; }

    /// <summary>Markdown. Null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Null when it does not lead to a tier.</summary>
    public PracticeTier? TargetTier { get; init; }

    /// <summary>Null when it does not lead to a specialism.</summary>
    public SpecialismId? SpecialismId { get; init; }

    /// <summary>Stages in order.</summary>
    public ImmutableArray<PathwayStage> Stages { get; init; } = [];

    /// <inheritdoc />
    public required Provenance Provenance { get; init; }

    /// <inheritdoc />
    public string? SourceReference { get; init; }

    /// <inheritdoc />
    public required int Revision { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset UpdatedAt { get; init; }

    CatalogueKind ICatalogueRecord.RecordKind => CatalogueKind.Pathway;

    Guid ICatalogueRecord.RecordId => Id.Value;
}
