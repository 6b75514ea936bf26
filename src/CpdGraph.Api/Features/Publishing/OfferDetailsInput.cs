using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Input <c>OfferDetailsInput</c>: in an update, what is absent stays and null clears.</summary>
internal sealed record OfferDetailsInput
{
    public Optional<string?> Title { get; init; }

    public Optional<string?> Summary { get; init; }

    public Optional<string?> Description { get; init; }

    public Optional<string?> Slug { get; init; }

    public Optional<OfferChannel?> Channel { get; init; }

    public Optional<OfferFormat?> Format { get; init; }

    public Optional<Formality?> Formality { get; init; }

    public Optional<DeliveryMode?> DeliveryMode { get; init; }

    public Optional<decimal?> Days { get; init; }

    public Optional<int?> LearningMinutes { get; init; }

    public Optional<int?> ElapsedWeeks { get; init; }

    public Optional<int?> CpdMinutes { get; init; }

    public Optional<string?> Language { get; init; }

    public Optional<string?> Accessibility { get; init; }

    public Optional<bool?> Free { get; init; }

    public Optional<MoneyEntry?> Price { get; init; }

    public Optional<string?> PriceNote { get; init; }

    public Optional<string?> Audience { get; init; }

    public Optional<IReadOnlyList<string>?> PrerequisiteIds { get; init; }

    public Optional<IReadOnlyList<PracticeTier>?> Tiers { get; init; }

    public Optional<IReadOnlyList<string>?> SpecialismIds { get; init; }

    public Optional<IReadOnlyList<string>?> Satisfies { get; init; }

    public Optional<IReadOnlyList<string>?> EligibleFundingIds { get; init; }

    public Optional<string?> BookingUrl { get; init; }

    public Optional<int?> ValidForMonths { get; init; }

    public Optional<string?> ChangeNote { get; init; }

    /// <param name="catalogue">As the caller sees it: what they may not see is not found.</param>
    public OfferEdit ToEdit(CatalogueView catalogue) => new()
    {
        Title = Title.ToEdit(),
        Summary = Summary.ToEdit(),
        Description = Description.ToEdit(),
        Slug = Slug.ToEdit(),
        Channel = Channel.ToEdit(),
        Format = Format.ToEdit(),
        Formality = Formality.ToEdit(),
        DeliveryMode = DeliveryMode.ToEdit(),
        Days = Days.ToEdit(days => Decimals.WithoutTrailingZeros(days)),
        LearningMinutes = LearningMinutes.ToEdit(),
        ElapsedWeeks = ElapsedWeeks.ToEdit(),
        CpdMinutes = CpdMinutes.ToEdit(),
        Language = Language.ToEdit(),
        Accessibility = Accessibility.ToEdit(),
        Free = Free.ToEdit(),
        Price = Price.ToEdit(),
        PriceNote = PriceNote.ToEdit(),
        Audience = Audience.ToEdit(),
        Prerequisites = PrerequisiteIds.ToEdit(ids => NamedId.Several<OfferId, Offer>(ids, NodeKind.Offer, id => catalogue.Offer(id)?.Record)),
        Tiers = Tiers.ToEdit(tiers => tiers?.ToImmutableArray() ?? []),
        Specialisms = SpecialismIds.ToEdit(ids => NamedId.Several<SpecialismId, Specialism>(ids, NodeKind.Specialism, catalogue.Specialism)),
        Satisfies = Satisfies.ToEdit(codes =>
            codes?.Select(code => new Named<ReadinessRequirement>(code, catalogue.ReadinessRequirementByCode(code))).ToImmutableArray() ?? []),
        EligibleFunding = EligibleFundingIds.ToEdit(
            ids => NamedId.Several<FundingStreamId, FundingStream>(ids, NodeKind.FundingStream, catalogue.FundingStream)),
        BookingUrl = BookingUrl.ToEdit(),
        ValidForMonths = ValidForMonths.ToEdit(),
        ChangeNote = ChangeNote.ToEdit(),
    };
}
