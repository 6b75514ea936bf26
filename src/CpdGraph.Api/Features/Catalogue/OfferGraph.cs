using CpdGraph.Api.Composition;
using CpdGraph.Api.Feeds;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>Binds offers, their versions and accreditations.</summary>
internal static class OfferGraph
{
    public static void AddTo(SchemaBinding binding, Action<TypeBinding<CatalogueOffer>> extend)
    {
        AddEnums(binding);
        extend(AddOffer(binding));
        AddVersion(binding);
        AddAccreditation(binding);

        binding.Type<OfferDelivery>("OfferDelivery").Field("days", delivery => Decimals.WithoutTrailingZeros(delivery.Days));
        binding.Type<OfferPrice>("OfferPrice").Field("amount", price => MoneyShown.Of(price.Amount));
    }

    private static void AddEnums(SchemaBinding binding)
    {
        binding.Enum<OfferChannel>("OfferChannel");
        binding.Enum<OfferFormat>("OfferFormat");
        binding.Enum<Formality>("Formality");
        binding.Enum<OfferStatus>("OfferStatus");
        binding.Enum<DeliveryMode>("DeliveryMode");
        binding.Enum<AccreditationStatus>("AccreditationStatus");
        binding.Enum<OfferOrderField>("OfferOrderField");
    }

    private static TypeBinding<CatalogueOffer> AddOffer(SchemaBinding binding)
    {
        binding.Type<OfferConnection>("OfferConnection")
            .Field<FacetsArguments, IReadOnlyList<OfferFacet>>("facets", (offers, arguments, _) => offers.Facets(arguments.Fields));
        binding.Type<Edge<CatalogueOffer>>("OfferEdge");

        return binding.Type<CatalogueOffer>("Offer")
            .Field("id", offer => GlobalId.Of(offer.Id))
            .Field("versions", (offer, context) => context.Catalogue().VersionsOf(offer.Id))
            .Field("provider", (offer, context) => context.Catalogue().Provider(offer.ProviderId))
            .Field("prerequisites", (offer, context) => context.Catalogue().OffersOf(offer.PrerequisiteIds))
            .Field("specialisms", (offer, context) => context.Catalogue().SpecialismsOf(offer.SpecialismIds))
            .Field("competencyMappings", (offer, context) => context.Catalogue().ShownMappingsOf(offer.Shown))
            .Field("competencyAreas", (offer, context) => context.Catalogue().AreasOf(offer.Shown))
            .Field("accreditations", (offer, context) => context.Catalogue().AccreditationsOf(offer.Shown.Id))
            .Field("accredited", (offer, context) => context.Catalogue().IsAccredited(offer.Id))
            .Field("satisfies", (offer, context) => context.Catalogue().RequirementsOf(offer.SatisfiesIds))
            .Field("eligibleFunding", (offer, context) => context.Catalogue().StreamsOf(offer.EligibleFundingIds))
            .Field<RunArguments, Connection<OfferRun>>("runs", (offer, arguments, context) => OfferReads.Runs(
                context, arguments, filter => (filter ?? new RunFilter()) with { OfferIds = OfferReads.Only(filter?.OfferIds, offer.Id) }))
            .Field("nextRun", OfferRun? (offer, context) => context.Catalogue().NextRunOf(offer.Id))
            .Field("replacement", CatalogueOffer? (offer, context) => offer.ReplacementId is { } id ? context.Catalogue().Offer(id) : null)
            .Field("descriptionHtml", string? (offer) => MarkdownHtml.Of(offer.Description))
            .Field("pageUrl", string? (offer, context) => AddressOf(offer, FeedPaths.OfferPage, context))
            .Field("calendarUrl", string? (offer, context) => AddressOf(offer, FeedPaths.OfferCalendar, context));
    }

    private static string? AddressOf(CatalogueOffer offer, Func<string, string> path, RequestContext context) =>
        offer.Status == OfferStatus.Published ? context.Service<SiteAddress>().Of(path(offer.Slug)) : null;

    private static void AddVersion(SchemaBinding binding) =>
        binding.Type<OfferVersion>("OfferVersion")
            .Field("id", version => GlobalId.Of(version.Id))
            .Field("offer", (version, context) => context.Catalogue().Offer(version.OfferId))
            .Field("competencyMappings", (version, context) => context.Catalogue().ShownMappingsOf(version))
            .Field("accreditations", (version, context) => context.Catalogue().AccreditationsOf(version.Id));

    private static void AddAccreditation(SchemaBinding binding)
    {
        binding.Type<AccreditingBody>("AccreditingBody").Field("id", body => GlobalId.Of(body.Id));

        binding.Type<Accreditation>("Accreditation")
            .Field("id", accreditation => GlobalId.Of(accreditation.Id))
            .Field("version", (accreditation, context) => context.Catalogue().OfferVersion(accreditation.OfferVersionId))
            .Field("offer", (accreditation, context) =>
                context.Catalogue().Offer(context.Catalogue().OfferVersion(accreditation.OfferVersionId)!.OfferId))
            .Field("body", (accreditation, context) => context.Catalogue().AccreditingBody(accreditation.BodyId))
            .Field("awardedTo", Provider? (accreditation, context) =>
                accreditation.AwardedToId is { } id ? context.Catalogue().Provider(id) : null)
            .Field("status", (accreditation, context) => context.Catalogue().StatusOf(accreditation));
    }

    private sealed record FacetsArguments(IReadOnlyList<OfferFacetField> Fields);
}
