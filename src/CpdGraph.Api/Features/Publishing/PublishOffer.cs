using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Catalogue;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Mutation <c>publishOffer</c>: puts an offer that meets all checks into the catalogue.</summary>
internal sealed class PublishOffer(CpdContext db, PublishingReads reads, RequestCatalogue catalogue, Caller caller, TimeProvider clock)
    : IMutation<PublishOfferInput, Offer>
{
    public async Task<Outcome<Effect<Offer>, UserError>> RunAsync(PublishOfferInput input, CancellationToken cancellation)
    {
        var offer = await reads.OfferAsync(input.Offer, cancellation);

        // An offer refers to its provider in the database: there is one.
        return OfferStepRules.Publish(offer, input.ExpectedRevision, catalogue.View.IsLive, providerExists: true, caller, clock.GetUtcNow())
            .Then(step => db.Keep(offer.Value!, step));
    }

    public Task<Offer?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => reads.AgainAsync(answered, cancellation);
}

/// <summary>Input <c>PublishOfferInput</c>.</summary>
internal sealed record PublishOfferInput(OfferKeyInput Offer, int ExpectedRevision, string? IdempotencyKey) : IMutationInput;
