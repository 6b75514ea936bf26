using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Details of an offer as somebody typed them: what is not given stays as it is, null clears.</summary>
public sealed record OfferEdit
{
    /// <summary>Needed for a new offer; cannot be cleared.</summary>
    public Edit<string?> Title { get; init; }

    /// <summary>One or two sentences for lists.</summary>
    public Edit<string?> Summary { get; init; }

    /// <summary>Markdown.</summary>
    public Edit<string?> Description { get; init; }

    /// <summary>Name in web addresses. For a new offer null means made of the title; cannot be cleared later.</summary>
    public Edit<string?> Slug { get; init; }

    /// <summary>Needed for a new offer; cannot be cleared.</summary>
    public Edit<OfferChannel?> Channel { get; init; }

    /// <summary>Needed for a new offer; cannot be cleared.</summary>
    public Edit<OfferFormat?> Format { get; init; }

    /// <summary>Formal unless said otherwise.</summary>
    public Edit<Formality?> Formality { get; init; }

    /// <summary>Way of teaching.</summary>
    public Edit<DeliveryMode?> DeliveryMode { get; init; }

    /// <summary>Taught days.</summary>
    public Edit<decimal?> Days { get; init; }

    /// <summary>Time that the learner needs in all, in minutes.</summary>
    public Edit<int?> LearningMinutes { get; init; }

    /// <summary>Time over which it spreads.</summary>
    public Edit<int?> ElapsedWeeks { get; init; }

    /// <summary>CPD time credited, in minutes.</summary>
    public Edit<int?> CpdMinutes { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public Edit<string?> Language { get; init; }

    /// <summary>Markdown.</summary>
    public Edit<string?> Accessibility { get; init; }

    /// <summary>True when nobody is charged.</summary>
    public Edit<bool?> Free { get; init; }

    /// <summary>What it costs.</summary>
    public Edit<MoneyEntry?> Price { get; init; }

    /// <summary>Words on the price.</summary>
    public Edit<string?> PriceNote { get; init; }

    /// <summary>Who can take part, Markdown.</summary>
    public Edit<string?> Audience { get; init; }

    /// <summary>Replaces all offers to complete first.</summary>
    public Edit<ImmutableArray<Named<Offer>>> Prerequisites { get; init; }

    /// <summary>Replaces all tiers.</summary>
    public Edit<ImmutableArray<PracticeTier>> Tiers { get; init; }

    /// <summary>Replaces all specialisms.</summary>
    public Edit<ImmutableArray<Named<Specialism>>> Specialisms { get; init; }

    /// <summary>Replaces all requirements that it meets.</summary>
    public Edit<ImmutableArray<Named<ReadinessRequirement>>> Satisfies { get; init; }

    /// <summary>Replaces all funding streams.</summary>
    public Edit<ImmutableArray<Named<FundingStream>>> EligibleFunding { get; init; }

    /// <summary>Where to book outside this service.</summary>
    public Edit<string?> BookingUrl { get; init; }

    /// <summary>How long a completion counts, in months.</summary>
    public Edit<int?> ValidForMonths { get; init; }

    /// <summary>What changed; belongs to the version, so it is never taken over from the one before.</summary>
    public Edit<string?> ChangeNote { get; init; }
}
