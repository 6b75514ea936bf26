using CpdGraph.Api.Composition;
using CpdGraph.Api.Feeds;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>Binds providers.</summary>
internal static class ProviderGraph
{
    public static void AddTo(SchemaBinding binding)
    {
        binding.Enum<ProviderKind>("ProviderKind");
        binding.Connection<Provider>("Provider");

        binding.Type<Provider>("Provider")
            .Field("id", provider => GlobalId.Of(provider.Id))
            .Field("organisation", Organisation? (provider, context) =>
                provider.OrganisationId is { } id ? context.Catalogue().Organisation(id) : null)
            .Field("calendarUrl", (provider, context) => context.Service<SiteAddress>().Of(FeedPaths.ProviderCalendar(provider.Slug)))
            .Field("viewerCanPublish", (provider, context) => OfferSteps.MayChange(context.Caller(), provider.Id))
            .Field("areas", (provider, context) => context.Catalogue().OrganisationsOf(provider.AreaIds))
            .Field<OfferArguments, OfferConnection>("offers", (provider, arguments, context) => OfferReads.List(
                context, arguments, _ => new OfferFilter { ProviderIds = [provider.Id] }))
            .Field<RunArguments, Connection<OfferRun>>("runs", (provider, arguments, context) => OfferReads.Runs(
                context, arguments, filter => (filter ?? new RunFilter()) with { ProviderIds = OfferReads.Only(filter?.ProviderIds, provider.Id) }));
    }
}
