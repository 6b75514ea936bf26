using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What a tier of practice means in a framework version.</summary>
public sealed record TierDescriptor : ICatalogueRecord, ISourced
{
    /// <summary>Its id.</summary>
    public required TierDescriptorId Id { get; init; }

    /// <summary>The framework version.</summary>
    public required CompetencyFrameworkId FrameworkId { get; init; }

    /// <summary>The tier.</summary>
    public required PracticeTier Tier { get; init; }

    /// <summary>Its name there.</summary>
    public required string Name { get; init; }

    /// <summary>Markdown.</summary>
    public required string Description { get; init; }

    /// <summary>What the tier asks for, in words.</summary>
    public ImmutableArray<string> Criteria { get; init; } = [];

    /// <summary>Whether a person at this tier may give health coaching supervision.</summary>
    public required bool MaySupervise { get; init; }

    /// <inheritdoc />
    public required Provenance Provenance { get; init; }

    /// <inheritdoc />
    public string? SourceReference { get; init; }

    CatalogueKind ICatalogueRecord.RecordKind => CatalogueKind.TierDescriptor;

    Guid ICatalogueRecord.RecordId => Id.Value;
}
