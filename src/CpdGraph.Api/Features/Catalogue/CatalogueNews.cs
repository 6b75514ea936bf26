using System.Runtime.CompilerServices;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Paging;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>
/// Tells those who have subscribed what happened to offers and runs in public, whichever process did it, from now on or from a cursor on.
/// Each reads at its own pace from <see cref="CatalogueEventFeed"/>; filters and rights are those of the moment of reading.
/// </summary>
internal sealed class CatalogueNews(CatalogueEventFeed feed, CatalogueStore store, PlacesStore places, TimeProvider clock, Pages pages)
{
    private static readonly TimeSpan OutagePause = TimeSpan.FromMilliseconds(500);

    /// <summary>Published offers that meet the filter, from now on.</summary>
    public static IAsyncEnumerable<CatalogueOffer> Published(OfferPublishedArguments arguments, RequestContext context, CancellationToken cancellation)
    {
        var filter = arguments.Filter?.ToDomain(context.Limits().MaxFilterNesting);
        var news = context.Service<CatalogueNews>();

        return news.PublishedAsync(news.EventsAsync(news.StartOf(after: null), cancellation), filter, context, cancellation);
    }

    /// <summary>What happens to offers that meet the filter.</summary>
    public static IAsyncEnumerable<OfferChange> OfferChanges(OfferChangedArguments arguments, RequestContext context, CancellationToken cancellation)
    {
        var filter = arguments.Filter?.ToDomain(context.Limits().MaxFilterNesting);
        var news = context.Service<CatalogueNews>();

        return news.OfferChangesAsync(news.EventsAsync(news.StartOf(arguments.After), cancellation), filter, context, cancellation);
    }

    /// <summary>What happens to runs that meet the filter.</summary>
    public static IAsyncEnumerable<RunChange> RunChanges(RunChangedArguments arguments, RequestContext context, CancellationToken cancellation)
    {
        var filter = arguments.Filter?.ToDomain(context.Limits().MaxFilterNesting);
        var news = context.Service<CatalogueNews>();

        return news.RunChangesAsync(news.EventsAsync(news.StartOf(arguments.After), cancellation), filter, context, cancellation);
    }

    private async IAsyncEnumerable<CatalogueOffer> PublishedAsync(
        IAsyncEnumerable<IReadOnlyList<CatalogueEvent>> events, OfferFilter? filter, RequestContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var some in events.WithCancellation(cancellation))
        {
            var published = some.Where(told => told.Kind == CatalogueEventKind.OfferPublished).Select(told => told.OfferId).ToArray();
            var view = ViewOf(context);
            var meeting = view.FollowedOffers(published, filter);

            foreach (var id in published.Where(meeting.Contains))
            {
                // What has happened since counts: an offer that was withdrawn meanwhile is no news.
                if (view.Offer(id) is { Status: OfferStatus.Published } offer)
                {
                    yield return offer;
                }
            }
        }
    }

    private async IAsyncEnumerable<OfferChange> OfferChangesAsync(
        IAsyncEnumerable<IReadOnlyList<CatalogueEvent>> events, OfferFilter? filter, RequestContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var some in events.WithCancellation(cancellation))
        {
            var ofOffers = some.Where(told => told.RunId is null).ToArray();
            var meeting = ViewOf(context).FollowedOffers(ofOffers.Select(told => told.OfferId), filter);

            foreach (var told in ofOffers.Where(told => meeting.Contains(told.OfferId)))
            {
                yield return new OfferChange(told, pages);
            }
        }
    }

    private async IAsyncEnumerable<RunChange> RunChangesAsync(
        IAsyncEnumerable<IReadOnlyList<CatalogueEvent>> events, RunFilter? filter, RequestContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var some in events.WithCancellation(cancellation))
        {
            var ofRuns = some.Where(told => told.RunId is not null).ToArray();
            var meeting = ViewOf(context).FollowedRuns(ofRuns.Select(told => told.RunId!.Value), filter);

            foreach (var told in ofRuns.Where(told => meeting.Contains(told.RunId!.Value)))
            {
                yield return new RunChange(told, pages);
            }
        }
    }

    /// <summary>Where a stream begins: within the call that opens it, so that nothing is missed that happens later.</summary>
    private Start StartOf(string? after) => pages.Place("after", after, EventCursor.Order) switch
    {
        null => new(feed.End, Subject: null),
        { Numbers: ({ } revision, { } position) } cursor => new(new(revision, (int)position), cursor.Id),
        _ => throw new InvalidOperationException("A cursor of an event is two numbers and an id."),
    };

    private async IAsyncEnumerable<IReadOnlyList<CatalogueEvent>> EventsAsync(Start start, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var reading = feed.Begin();
        var timesPutBack = feed.TimesPutBack;
        var place = start.Place;

        if (start.Subject is { } subject && !await PatientlyAsync(() => feed.HoldsAsync(place, subject, cancellation), cancellation))
        {
            throw ArgumentProblem.At(
                "after",
                "What happened since this cursor is no longer kept. Read what has changed since you were last here, with filter: { updatedSince: … }, "
                + "and subscribe again without after.");
        }

        while (true)
        {
            var nextStep = feed.NextStep;
            var events = await PatientlyAsync(() => feed.AfterAsync(place, cancellation), cancellation);

            if (feed.TimesPutBack != timesPutBack)
            {
                throw new GraphQLFieldException(
                    "The catalogue was put back to an earlier state. Read it anew, and subscribe again without after.", GraphQL.Results.ErrorCodes.Unavailable);
            }

            if (events.Count > 0)
            {
                yield return events;
                place = events[^1].Place;
            }
            else
            {
                await nextStep.WaitAsync(cancellation);
            }
        }
    }

    /// <summary>An outage of the database ends no stream: it goes on where it was.</summary>
    private static async ValueTask<T> PatientlyAsync<T>(Func<ValueTask<T>> read, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await read();
            }
            catch (Exception fault) when (DatabaseOutage.Is(fault))
            {
                await Task.Delay(OutagePause, cancellation);
            }
        }
    }

    private CatalogueView ViewOf(RequestContext context) => store.Current.For(context.Caller().CatalogueViewer, clock.GetUtcNow(), places.Current);

    /// <param name="Place">What lies behind it is told.</param>
    /// <param name="Subject">What the event there is about. Null where it begins now.</param>
    private sealed record Start(CatalogueEventPlace Place, Guid? Subject);
}
