using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A training offer: its identity, state and history. What it says is in its versions.</summary>
public sealed record Offer : ICatalogueRecord, ISourced, IRevisioned
{
    /// <summary>Its id.</summary>
    public required OfferId Id { get; init; }

    /// <summary>Name in web addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Who publishes it.</summary>
    public required ProviderId ProviderId { get; init; }

    /// <summary>Its state in the catalogue.</summary>
    public required OfferStatus Status { get; init; }

    /// <summary>Number of the published version shown. Null before it was first published.</summary>
    public int? CurrentVersion { get; init; }

    /// <summary>When it was first published. Null before.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When it was last handed in for review, of an offer in the catalogue that is in review: its submissions are rows of their own. Null otherwise.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Published offer to take instead, once this one is withdrawn. Null when there is none.</summary>
    public OfferId? ReplacementId { get; init; }

    /// <summary>Keys that the provider's own systems use for it.</summary>
    public ImmutableArray<ExternalReference> ExternalReferences { get; init; } = [];

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

    CatalogueKind ICatalogueRecord.RecordKind => CatalogueKind.Offer;

    Guid ICatalogueRecord.RecordId => Id.Value;
}
