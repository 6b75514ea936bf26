using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// One state of an offer. Once published it is never changed, and a completion or accreditation refers to the version it was for; until
/// then it is the draft.
/// </summary>
public sealed record OfferVersion : ICatalogueRecord, ISourced
{
    /// <summary>Its id.</summary>
    public required OfferVersionId Id { get; init; }

    /// <summary>The offer.</summary>
    public required OfferId OfferId { get; init; }

    /// <summary>From 1. A draft has the number that it will be published under.</summary>
    public required int Number { get; init; }

    /// <summary>Null while it is a draft.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>What changed, in the publisher's words. Null when not said.</summary>
    public string? ChangeNote { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences for lists and cards. Null while a draft lacks it.</summary>
    public string? Summary { get; init; }

    /// <summary>Markdown. Null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>The route that it comes by.</summary>
    public required OfferChannel Channel { get; init; }

    /// <summary>What it is.</summary>
    public required OfferFormat Format { get; init; }

    /// <summary>Formal offer or informal learning.</summary>
    public required Formality Formality { get; init; }

    /// <summary>How it is taught and how long it takes.</summary>
    public required OfferDelivery Delivery { get; init; }

    /// <summary>What it costs the learner's employer.</summary>
    public required OfferPrice Price { get; init; }

    /// <summary>Who can take part, in words (Markdown). Null when the provider does not say.</summary>
    public string? Audience { get; init; }

    /// <summary>Offers to complete first.</summary>
    public ImmutableArray<OfferId> PrerequisiteIds { get; init; } = [];

    /// <summary>Tiers that it is meant for. Empty means all.</summary>
    public ImmutableArray<PracticeTier> Tiers { get; init; } = [];

    /// <summary>Specialisms that it is for.</summary>
    public ImmutableArray<SpecialismId> SpecialismIds { get; init; } = [];

    /// <summary>Competencies that it supports, each at most once.</summary>
    public ImmutableArray<CompetencyMapping> CompetencyMappings { get; init; } = [];

    /// <summary>Requirements before taking referrals that completing it meets.</summary>
    public ImmutableArray<ReadinessRequirementId> SatisfiesIds { get; init; } = [];

    /// <summary>Funding streams that usually pay for it.</summary>
    public ImmutableArray<FundingStreamId> EligibleFundingIds { get; init; } = [];

    /// <summary>Where to book outside this service; never fetched by the server. Null when there is none.</summary>
    public string? BookingUrl { get; init; }

    /// <summary>How long a completion counts, in months. Null means for good.</summary>
    public int? ValidForMonths { get; init; }

    /// <inheritdoc />
    public required Provenance Provenance { get; init; }

    /// <inheritdoc />
    public string? SourceReference { get; init; }

    CatalogueKind ICatalogueRecord.RecordKind => CatalogueKind.OfferVersion;

    Guid ICatalogueRecord.RecordId => Id.Value;
}
