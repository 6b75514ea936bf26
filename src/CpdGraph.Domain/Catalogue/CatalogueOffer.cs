using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// An offer together with the version of it that is shown: the published one, or the draft before it was first published.
/// </summary>
public sealed class CatalogueOffer : ISourced, IRevisioned
{
    internal CatalogueOffer(Offer record, OfferVersion shown)
    {
        Record = record;
        Shown = shown;
    }

    /// <summary>The offer's own row.</summary>
    public Offer Record { get; }

    /// <summary>The version shown.</summary>
    public OfferVersion Shown { get; }

    /// <summary>Its id.</summary>
    public OfferId Id => Record.Id;

    /// <summary>Number of the published version shown. Null before it was first published.</summary>
    public int? Version => Record.CurrentVersion;

    /// <summary>Name in web addresses.</summary>
    public string Slug => Record.Slug;

    /// <summary>Its title.</summary>
    public string Title => Shown.Title;

    /// <summary>One or two sentences for lists and cards. Null while a draft lacks it.</summary>
    public string? Summary => Shown.Summary;

    /// <summary>Markdown. Null when there is none.</summary>
    public string? Description => Shown.Description;

    /// <summary>The route that it comes by.</summary>
    public OfferChannel Channel => Shown.Channel;

    /// <summary>What it is.</summary>
    public OfferFormat Format => Shown.Format;

    /// <summary>Formal offer or informal learning.</summary>
    public Formality Formality => Shown.Formality;

    /// <summary>Its state in the catalogue.</summary>
    public OfferStatus Status => Record.Status;

    /// <summary>Who publishes it.</summary>
    public ProviderId ProviderId => Record.ProviderId;

    /// <summary>Keys that the provider's own systems use for it.</summary>
    public ImmutableArray<ExternalReference> ExternalReferences => Record.ExternalReferences;

    /// <summary>How it is taught and how long it takes.</summary>
    public OfferDelivery Delivery => Shown.Delivery;

    /// <summary>What it costs the learner's employer.</summary>
    public OfferPrice Price => Shown.Price;

    /// <summary>Who can take part, in words (Markdown). Null when the provider does not say.</summary>
    public string? Audience => Shown.Audience;

    /// <summary>Offers to complete first.</summary>
    public ImmutableArray<OfferId> PrerequisiteIds => Shown.PrerequisiteIds;

    /// <summary>Tiers that it is meant for. Empty means all.</summary>
    public ImmutableArray<PracticeTier> Tiers => Shown.Tiers;

    /// <summary>Specialisms that it is for.</summary>
    public ImmutableArray<SpecialismId> SpecialismIds => Shown.SpecialismIds;

    /// <summary>Competencies that it supports as its row has them; a view gives them in framework order, without refused ones.</summary>
    public ImmutableArray<CompetencyMapping> CompetencyMappings => Shown.CompetencyMappings;

    /// <summary>Requirements before taking referrals that completing it meets.</summary>
    public ImmutableArray<ReadinessRequirementId> SatisfiesIds => Shown.SatisfiesIds;

    /// <summary>Funding streams that usually pay for it.</summary>
    public ImmutableArray<FundingStreamId> EligibleFundingIds => Shown.EligibleFundingIds;

    /// <summary>Where to book outside this service. Null when there is none.</summary>
    public string? BookingUrl => Shown.BookingUrl;

    /// <summary>How long a completion counts, in months. Null means for good.</summary>
    public int? ValidForMonths => Shown.ValidForMonths;

    /// <summary>When it was first published. Null before.</summary>
    public DateTimeOffset? PublishedAt => Record.PublishedAt;

    /// <summary>When it was handed in for the review that it waits for. Null when it waits for none, or no submission was kept.</summary>
    public DateTimeOffset? SubmittedAt => Status == OfferStatus.InReview ? Record.SubmittedAt : null;

    /// <summary>Published offer to take instead, once this one is withdrawn. Null when there is none.</summary>
    public OfferId? ReplacementId => Record.ReplacementId;

    /// <inheritdoc />
    public Provenance Provenance => Record.Provenance;

    /// <inheritdoc />
    public string? SourceReference => Record.SourceReference;

    /// <inheritdoc />
    public int Revision => Record.Revision;

    /// <inheritdoc />
    public DateTimeOffset CreatedAt => Record.CreatedAt;

    /// <inheritdoc />
    public DateTimeOffset UpdatedAt => Record.UpdatedAt;
}
