using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Who publishes offers: a training hub, an accredited training provider, a university, an employer and so on.</summary>
public sealed record Provider : ICatalogueRecord, ISourced, IRevisioned
{
    /// <summary>Its id.</summary>
    public required ProviderId Id { get; init; }

    /// <summary>Name in web addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of provider it is.</summary>
    public required ProviderKind Kind { get; init; }

    /// <summary>The organisation behind it. Null when it is not known as one.</summary>
    public OrganisationId? OrganisationId { get; init; }

    /// <summary>Markdown. Null when there is none.</summary>
    public string? About { get; init; }

    /// <summary>Null when not known.</summary>
    public string? WebsiteUrl { get; init; }

    /// <summary>Null when not known.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>Organisations whose area it serves. Empty means all of England.</summary>
    public ImmutableArray<OrganisationId> AreaIds { get; init; } = [];

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

    CatalogueKind ICatalogueRecord.RecordKind => CatalogueKind.Provider;

    Guid ICatalogueRecord.RecordId => Id.Value;
}
