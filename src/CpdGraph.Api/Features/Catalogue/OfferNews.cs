using System.Runtime.CompilerServices;
using CpdGraph.Api.Composition;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Http;
using Microsoft.Extensions.Options;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>
/// Tells those who have subscribed which offers were published, whichever process did it: it watches the snapshot of this process, which
/// follows the database. The offers of one step are one event that is kept for all subscribers.
/// </summary>
internal sealed class OfferNews : IDisposable
{
    private readonly EventBroadcast<IReadOnlyList<OfferId>> published;
    private readonly CatalogueStore store;
    private readonly PlacesStore places;
    private readonly TimeProvider clock;

    public OfferNews(CatalogueStore store, PlacesStore places, TimeProvider clock, IOptions<StreamOptions> options)
    {
        this.store = store;
        this.places = places;
        this.clock = clock;
        published = new(options.Value.MaxQueuedEvents);
        store.Moved += Tell;
    }

    /// <summary>Published offers that the caller may see and that meet the filter, from now on.</summary>
    public static IAsyncEnumerable<CatalogueOffer> Published(OfferPublishedArguments arguments, RequestContext context, CancellationToken cancellation)
    {
        var filter = arguments.Filter?.ToDomain(context.Limits().MaxFilterNesting);
        var news = context.Service<OfferNews>();

        return news.MatchingAsync(news.published.Subscribe(cancellation), filter, context, cancellation);
    }

    public void Dispose() => store.Moved -= Tell;

    private void Tell(CatalogueStep step)
    {
        var offers = PublishedOffers.Between(step.Before, step.After, step.Changes);

        if (offers.Count > 0)
        {
            published.Publish(offers);
        }
    }

    private async IAsyncEnumerable<CatalogueOffer> MatchingAsync(
        IAsyncEnumerable<IReadOnlyList<OfferId>> steps, OfferFilter? filter, RequestContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var offers in steps.WithCancellation(cancellation))
        {
            // What has happened since counts: an offer that was withdrawn meanwhile is no news.
            foreach (var offer in store.Current.For(context.Caller().CatalogueViewer, clock.GetUtcNow(), places.Current).OffersAmong(offers, filter))
            {
                if (offer.Status == OfferStatus.Published)
                {
                    yield return offer;
                }
            }
        }
    }
}
