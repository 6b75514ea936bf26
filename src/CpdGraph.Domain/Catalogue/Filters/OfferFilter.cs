namespace CpdGraph.Domain;

/// <summary>
/// Conditions on offers, combined with and. Null is no condition; a list means any of its values, so an empty one matches nothing.
/// </summary>
public sealed record OfferFilter
{
    /// <summary>Most levels of filters within filters, the outermost counted as 1.</summary>
    public const int MaximumDepth = 4;

    /// <summary>All of these hold.</summary>
    public IReadOnlyList<OfferFilter>? And { get; init; }

    /// <summary>At least one of these holds.</summary>
    public IReadOnlyList<OfferFilter>? Or { get; init; }

    /// <summary>This does not hold.</summary>
    public OfferFilter? Not { get; init; }

    /// <summary>
    /// Words to look for in title, summary, description, the provider's name and specialisms; forgives typing errors. An offer need not hold
    /// all of them, but the weightier part: a rare word weighs more than a common one. Blank is no condition.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>On the title.</summary>
    public StringFilter? Title { get; init; }

    /// <summary>Routes that it comes by.</summary>
    public IReadOnlyList<OfferChannel>? Channels { get; init; }

    /// <summary>What it is.</summary>
    public IReadOnlyList<OfferFormat>? Formats { get; init; }

    /// <summary>Formal or informal.</summary>
    public Formality? Formality { get; init; }

    /// <summary>
    /// States. Without it anywhere in the filter: published offers, and withdrawn ones too with <see cref="UpdatedSince"/>.
    /// </summary>
    public IReadOnlyList<OfferStatus>? Statuses { get; init; }

    /// <summary>Who publishes it.</summary>
    public IReadOnlyList<ProviderId>? ProviderIds { get; init; }

    /// <summary>What kind of provider publishes it.</summary>
    public IReadOnlyList<ProviderKind>? ProviderKinds { get; init; }

    /// <summary>Is mapped to a competency of one of these areas; with <see cref="Coverage"/>, so covered.</summary>
    public IReadOnlyList<CompetencyAreaId>? AreaIds { get; init; }

    /// <summary>Is mapped to one of these competencies; with <see cref="Coverage"/>, so covered.</summary>
    public IReadOnlyList<CompetencyId>? CompetencyIds { get; init; }

    /// <summary>Covers a competency in one of these ways.</summary>
    public IReadOnlyList<CompetencyCoverage>? Coverage { get; init; }

    /// <summary>Is meant for one of these tiers. An offer that names none is meant for all.</summary>
    public IReadOnlyList<PracticeTier>? Tiers { get; init; }

    /// <summary>Is for one of these specialisms.</summary>
    public IReadOnlyList<SpecialismId>? SpecialismIds { get; init; }

    /// <summary>Ways of teaching. Unknown ones do not match.</summary>
    public IReadOnlyList<DeliveryMode>? DeliveryModes { get; init; }

    /// <summary>Time that the learner needs. Unknown does not match.</summary>
    public IntRange? LearningMinutes { get; init; }

    /// <summary>CPD time credited. Unknown does not match.</summary>
    public IntRange? CpdMinutes { get; init; }

    /// <summary>Whether nobody is charged. Offers without a published price match neither.</summary>
    public bool? Free { get; init; }

    /// <summary>In GBP; a free offer costs 0. Offers without a published price, or priced otherwise, do not match.</summary>
    public DecimalRange? Price { get; init; }

    /// <summary>Whether an accreditation of the version shown is valid today. Merely listed does not count.</summary>
    public bool? Accredited { get; init; }

    /// <summary>Is accredited or listed by one of these bodies today.</summary>
    public IReadOnlyList<AccreditingBodyId>? AccreditingBodyIds { get; init; }

    /// <summary>Is usually paid for by one of these streams.</summary>
    public IReadOnlyList<FundingStreamId>? FundingStreamIds { get; init; }

    /// <summary>Codes of requirements before taking referrals, one of which completing it meets.</summary>
    public IReadOnlyList<string>? Satisfies { get; init; }

    /// <summary>Has a run, not cancelled, that starts in this range.</summary>
    public DateRange? StartsBetween { get; init; }

    /// <summary>Whether it has a run that takes bookings; with <see cref="StartsBetween"/>, a run of that range.</summary>
    public bool? Bookable { get; init; }

    /// <summary>Its provider serves this organisation's area today.</summary>
    public OrganisationId? ForOrganisationId { get; init; }

    /// <summary>Changed at or after this moment, withdrawn ones included.</summary>
    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>Whether filters lie within filters in more levels than are answered.</summary>
    public bool IsTooDeep => IsDeeperThan(MaximumDepth);

    /// <summary>Whether it looks for words.</summary>
    internal bool HasText => !string.IsNullOrWhiteSpace(Text);

    /// <summary>Whether this filter or one within has a property.</summary>
    internal bool Any(Func<OfferFilter, bool> property, int levels = MaximumDepth) =>
        property(this) || (levels > 1 && Inner().Any(inner => inner.Any(property, levels - 1)));

    private bool IsDeeperThan(int levels) => levels == 0 || Inner().Any(inner => inner.IsDeeperThan(levels - 1));

    private IEnumerable<OfferFilter> Inner() => (And ?? []).Concat(Or ?? []).Concat(Not is null ? [] : [Not]);
}
