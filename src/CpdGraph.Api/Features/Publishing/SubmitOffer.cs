using CpdGraph.Api.Features.Catalogue;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Mutation <c>submitOffer</c>: hands a draft in for review by a steward.</summary>
internal sealed class SubmitOffer(CpdContext db, PublishingReads reads, Caller caller, TimeProvider clock) : IMutation<SubmitOfferInput, Offer>
{
    public async Task<Outcome<Effect<Offer>, UserError>> RunAsync(SubmitOfferInput input, CancellationToken cancellation)
    {
        var offer = await reads.OfferAsync(input.Offer, cancellation);

        return OfferStepRules.Submit(offer, input.Note, input.ExpectedRevision, caller, clock.GetUtcNow()).Then(step => db.Keep(offer.Value!, step));
    }

    public Task<Offer?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => reads.AgainAsync(answered, cancellation);
}

/// <summary>Input <c>SubmitOfferInput</c>.</summary>
internal sealed record SubmitOfferInput(OfferKeyInput Offer, string? Note, int ExpectedRevision, string? IdempotencyKey) : IMutationInput;
