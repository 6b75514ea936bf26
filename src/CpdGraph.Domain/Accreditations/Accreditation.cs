namespace CpdGraph.Domain;

/// <summary>Accreditation of one version of an offer by a body for a period. It belongs to the programme, never to a provider.</summary>
public sealed record Accreditation : ICatalogueRecord, ISourced
{
    /// <summary>Its id.</summary>
    public required AccreditationId Id { get; init; }

    /// <summary>The version that it is for.</summary>
    public required OfferVersionId OfferVersionId { get; init; }

    /// <summary>Who accredits.</summary>
    public required AccreditingBodyId BodyId { get; init; }

    /// <summary>Provider that it was awarded to; another may deliver the programme. Null when not known.</summary>
    public ProviderId? AwardedToId { get; init; }

    /// <summary>What it is for, for example FOUR_DAY_HEALTH_COACHING. Null when not known.</summary>
    public string? Scope { get; init; }

    /// <summary>The body's own number. Null when not known.</summary>
    public string? Reference { get; init; }

    /// <summary>Day of the application. Null when not known.</summary>
    public DateOnly? AppliedOn { get; init; }

    /// <summary>First day. Null when only a listing was seen, or it is only applied for.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day. Null when not known or open.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Day on which the listing was seen. Null when the dates are known from the body.</summary>
    public DateOnly? SeenOn { get; init; }

    /// <summary>Day from which it no longer counts. Null unless revoked.</summary>
    public DateOnly? RevokedOn { get; init; }

    /// <summary>Why it was revoked. Null unless revoked, and when not said.</summary>
    public string? RevocationReason { get; init; }

    /// <inheritdoc />
    public required Provenance Provenance { get; init; }

    /// <inheritdoc />
    public string? SourceReference { get; init; }

    CatalogueKind ICatalogueRecord.RecordKind => CatalogueKind.Accreditation;

    Guid ICatalogueRecord.RecordId => Id.Value;
}
