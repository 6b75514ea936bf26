using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A single competency: something a coach knows or can do.</summary>
public sealed record Competency : ICatalogueRecord, ISourced
{
    /// <summary>Its id.</summary>
    public required CompetencyId Id { get; init; }

    /// <summary>The area that it belongs to.</summary>
    public required CompetencyAreaId AreaId { get; init; }

    /// <summary>Stable code within the framework, for example 2.3.</summary>
    public required string Code { get; init; }

    /// <summary>Place in its area, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>What the coach knows or can do.</summary>
    public required string Statement { get; init; }

    /// <summary>Markdown. Null when there is none.</summary>
    public string? Guidance { get; init; }

    /// <summary>Tier from which it is expected. Null when the framework names none.</summary>
    public PracticeTier? ExpectedFrom { get; init; }

    /// <summary>What is expected at each tier, lowest tier first. Empty when the framework says nothing of tiers.</summary>
    public ImmutableArray<TierExpectation> Expectations { get; init; } = [];

    /// <summary>Items of other frameworks that mean the same.</summary>
    public ImmutableArray<CompetencyAlignment> Alignments { get; init; } = [];

    /// <inheritdoc />
    public required Provenance Provenance { get; init; }

    /// <inheritdoc />
    public string? SourceReference { get; init; }

    /// <summary>What a tier expects. Null when it expects nothing here, or there is no tier.</summary>
    public Attainment? ExpectedAt(PracticeTier? tier) =>
        Expectations.FirstOrDefault(row => row.Tier == tier) is { Attainment: > Attainment.NotAssessed and var expected } ? expected : null;

    CatalogueKind ICatalogueRecord.RecordKind => CatalogueKind.Competency;

    Guid ICatalogueRecord.RecordId => Id.Value;
}
