using CpdGraph.Api.Features.Catalogue;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Mutation <c>withdrawOffer</c>: takes an offer out of the catalogue; completions keep it.</summary>
internal sealed class WithdrawOffer(CpdContext db, PublishingReads reads, Caller caller, TimeProvider clock) : IMutation<WithdrawOfferInput, Offer>
{
    public async Task<Outcome<Effect<Offer>, UserError>> RunAsync(WithdrawOfferInput input, CancellationToken cancellation)
    {
        var offer = await reads.OfferAsync(input.Offer, cancellation);
        var replacement = await ReplacementAsync(input.ReplacementId, cancellation);

        return OfferStepRules.Withdraw(offer, input.Reason, replacement, input.ExpectedRevision, caller, clock.GetUtcNow())
            .Then(step => db.Keep(offer.Value!, step));
    }

    public Task<Offer?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => reads.AgainAsync(answered, cancellation);

    private async Task<Named<Offer>?> ReplacementAsync(string? id, CancellationToken cancellation)
    {
        if (id is null)
        {
            return null;
        }

        var found = await reads.OfferAsync(new OfferKeyInput(id, null, null), cancellation);

        return new(id, found.Value?.Offer);
    }
}

/// <summary>Input <c>WithdrawOfferInput</c>.</summary>
internal sealed record WithdrawOfferInput(OfferKeyInput Offer, string Reason, string? ReplacementId, int ExpectedRevision, string? IdempotencyKey)
    : IMutationInput;
