using CpdGraph.Api.Features.Catalogue;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Mutation <c>returnOffer</c>: a steward sends an offer in review back to its provider.</summary>
internal sealed class ReturnOffer(CpdContext db, PublishingReads reads, Caller caller, TimeProvider clock) : IMutation<ReturnOfferInput, Offer>
{
    public async Task<Outcome<Effect<Offer>, UserError>> RunAsync(ReturnOfferInput input, CancellationToken cancellation)
    {
        var offer = await reads.OfferAsync(input.Offer, cancellation);
        var waits = await reads.LatestSubmissionAsync(offer.Value?.Offer.Id, cancellation);

        return OfferStepRules.Return(offer, input.Reason, waits, input.ExpectedRevision, caller, clock.GetUtcNow()).Then(step => db.Keep(offer.Value!, step, waits));
    }

    public Task<Offer?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => reads.AgainAsync(answered, cancellation);
}

/// <summary>Input <c>ReturnOfferInput</c>.</summary>
internal sealed record ReturnOfferInput(OfferKeyInput Offer, string Reason, int ExpectedRevision, string? IdempotencyKey) : IMutationInput;
