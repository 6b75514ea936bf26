using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>Offers, their runs and providers, and the search over the whole catalogue. The types are in the files beside this one.</summary>
internal static class CatalogueGraph
{
    /// <summary>Most hits of one search.</summary>
    private const int MaximumHits = 100;

    /// <param name="extendOffer">Adds what other slices show of an offer.</param>
    /// <param name="extendRun">Adds what other slices show of a run.</param>
    public static void AddTo(SchemaBinding binding, Action<TypeBinding<CatalogueOffer>> extendOffer, Action<TypeBinding<OfferRun>> extendRun)
    {
        OfferGraph.AddTo(binding, extendOffer);
        RunGraph.AddTo(binding, extendRun);
        ProviderGraph.AddTo(binding);
        FacetGraph.AddTo(binding);
        binding.Type<SearchHit>("SearchHit");

        binding.Query
            .Field<OfferByArguments, CatalogueOffer?>("offer", Offer)
            .Field<OfferArguments, OfferConnection>("offers", (_, arguments, context) => OfferReads.List(context, arguments))
            .Field<RunArguments, Connection<OfferRun>>("runs", (_, arguments, context) => OfferReads.Runs(context, arguments))
            .Field<SearchArguments, IReadOnlyList<SearchHit>>("search", Search)
            .Field<ProviderByArguments, Provider?>("provider", Provider)
            .Field<ProvidersArguments, Connection<Provider>>("providers", Providers);

        binding.Enum<OfferChangeKind>("OfferChangeKind");
        binding.Enum<RunChangeKind>("RunChangeKind");
        binding.Type<OfferChange>("OfferChange").Field("offer", (change, context) => context.Catalogue().Offer(change.Told.OfferId));
        binding.Type<RunChange>("RunChange").Field("run", (change, context) => context.Catalogue().Run(change.Told.RunId!.Value));

        binding.Subscription
            .Field<OfferPublishedArguments, CatalogueOffer>("offerPublished", CatalogueNews.Published)
            .Field<OfferChangedArguments, OfferChange>("offerChanged", CatalogueNews.OfferChanges)
            .Field<RunChangedArguments, RunChange>("runChanged", CatalogueNews.RunChanges);
    }

    private static CatalogueOffer? Offer(Root root, OfferByArguments arguments, RequestContext context) => arguments.By switch
    {
        { Id: { } text } => IdArgument.One<OfferId>(text, NodeKind.Offer, "by.id") is { } id ? context.Catalogue().Offer(id) : null,
        { Slug: { } slug } => context.Catalogue().OfferBySlug(slug),
        { External: { } key } => context.Catalogue().OfferByReference(key),
        _ => null,
    };

    private static Provider? Provider(Root root, ProviderByArguments arguments, RequestContext context) => arguments.By switch
    {
        { Id: { } text } => IdArgument.One<ProviderId>(text, NodeKind.Provider, "by.id") is { } id ? context.Catalogue().Provider(id) : null,
        { Slug: { } slug } => context.Catalogue().ProviderBySlug(slug),
        { OdsCode: { } code } => context.Catalogue().ProviderByOdsCode(code),
        _ => null,
    };

    private static Connection<Provider> Providers(Root root, ProvidersArguments arguments, RequestContext context)
    {
        var page = context.Pages().Requested(arguments, CursorOrder.Of(CursorList.Providers));

        return context.Pages().Connect(context.Catalogue().Providers(arguments.Filter?.ToDomain(), page));
    }

    private static IReadOnlyList<SearchHit> Search(Root root, SearchArguments arguments, RequestContext context) => arguments.First switch
    {
        < 0 => throw ArgumentProblem.At("first", $"A search gives 0 to {MaximumHits} hits, not {arguments.First}."),
        > MaximumHits => throw ArgumentProblem.TooMuch(
            "first", "searchHits", MaximumHits, arguments.First, $"A search gives at most {MaximumHits} hits, not {arguments.First}."),
        0 => [],
        _ => context.Catalogue().Search(SearchText.Check(arguments.Text, "text")!, arguments.First),
    };

    private sealed record OfferByArguments(OfferKeyInput By);

    private sealed record SearchArguments(string Text, int First);

    private sealed record ProviderByArguments(ProviderKey By);

    private sealed record ProviderKey(string? Id, string? Slug, string? OdsCode);

    private sealed record ProvidersArguments(int? First, string? After, int? Last, string? Before, ProviderFilterInput? Filter) : IPageArguments;

    private sealed record ProviderFilterInput(StringFilter? Name, IReadOnlyList<ProviderKind>? Kinds, IReadOnlyList<string>? AreaIds)
    {
        public ProviderFilter ToDomain() => new()
        {
            Name = Name,
            Kinds = Kinds,
            AreaIds = IdArgument.Several<OrganisationId>(AreaIds, NodeKind.Organisation, "filter.areaIds"),
        };
    }
}
