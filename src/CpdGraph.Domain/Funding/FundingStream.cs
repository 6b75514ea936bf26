using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A source of money for training. Its rules are dated data.</summary>
public sealed record FundingStream : ICatalogueRecord, ISourced
{
    /// <summary>Its id.</summary>
    public required FundingStreamId Id { get; init; }

    /// <summary>Stable code, for example REGISTERED_CPD.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of stream it is.</summary>
    public required FundingKind Kind { get; init; }

    /// <summary>Markdown. Null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Kinds of employer whose staff it may pay for. Empty means any.</summary>
    public ImmutableArray<OrganisationKind> AvailableTo { get; init; } = [];

    /// <summary>Null means open since ever.</summary>
    public DateOnly? OpensOn { get; init; }

    /// <summary>Last day. Null means open for good.</summary>
    public DateOnly? ClosesOn { get; init; }

    /// <summary>Null when there is none.</summary>
    public string? GuidanceUrl { get; init; }

    /// <inheritdoc />
    public required Provenance Provenance { get; init; }

    /// <inheritdoc />
    public string? SourceReference { get; init; }

    /// <summary>Whether it takes requests on a day.</summary>
    public bool IsOpenOn(DateOnly day) => (OpensOn is not { } opens || day >= opens) && (ClosesOn is not { } closes || day <= closes);

    CatalogueKind ICatalogueRecord.RecordKind => CatalogueKind.FundingStream;

    Guid ICatalogueRecord.RecordId => Id.Value;
}
