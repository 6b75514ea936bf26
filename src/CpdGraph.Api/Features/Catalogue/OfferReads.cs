using CpdGraph.Api.Composition;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>Lists of offers and runs, wherever they hang.</summary>
internal static class OfferReads
{
    /// <summary>Offers as the arguments ask for them.</summary>
    public static OfferConnection List(RequestContext context, OfferArguments arguments) => List(context, arguments, of: null);

    /// <summary>Offers that belong to an object.</summary>
    /// <param name="of">The condition of belonging, given what the client asks for.</param>
    /// <remarks>It is a condition beside the client's own, so that no facet is counted without it.</remarks>
    public static OfferConnection List(RequestContext context, OfferArguments arguments, Func<OfferFilter?, OfferFilter>? of)
    {
        var filter = arguments.Filter?.ToDomain(context.Limits().MaxFilterNesting);

        if (of is not null)
        {
            filter = (filter ?? new OfferFilter()) with { And = [.. filter?.And ?? [], of(filter)] };
        }

        var orders = arguments.OrderBy?.Select(order => order.ToDomain()).ToArray();
        var page = context.Pages().Requested(arguments, CursorOrder.Offers(filter, orders));

        var offers = context.Catalogue().Offers(filter, orders, page);
        context.KeepAsLongAsPlacesHold();

        return context.Pages().Connect(offers);
    }

    /// <summary>Runs as the arguments ask for them.</summary>
    public static Connection<OfferRun> Runs(RequestContext context, RunArguments arguments) => Runs(context, arguments, static filter => filter);

    /// <summary>Runs that belong to an object.</summary>
    /// <param name="of">Narrows what the client asks for.</param>
    public static Connection<OfferRun> Runs(RequestContext context, RunArguments arguments, Func<RunFilter?, RunFilter?> of)
    {
        var filter = of(arguments.Filter?.ToDomain(context.Limits().MaxFilterNesting));
        var orders = arguments.OrderBy?.Select(order => order.ToDomain()).ToArray();
        var page = context.Pages().Requested(arguments, CursorOrder.Runs(orders));

        var runs = context.Catalogue().Runs(filter, orders, page);
        context.KeepAsLongAsPlacesHold();

        return context.Pages().Connect(runs);
    }

    /// <summary>The ids asked for that are this one.</summary>
    public static IReadOnlyList<T> Only<T>(IReadOnlyList<T>? asked, T id) => asked?.Contains(id) == false ? [] : [id];
}
