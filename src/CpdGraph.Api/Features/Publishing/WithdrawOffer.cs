using CpdGraph.Api.Features.Catalogue;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Mutation <c>withdrawOffer</c>: takes an offer out of the catalogue, and cancels its runs to come; completions keep it.</summary>
internal sealed class WithdrawOffer(CpdContext db, PublishingReads reads, RunChanges runs, Caller caller, TimeProvider clock) : IMutation<WithdrawOfferInput, Offer>
{
    public async Task<Outcome<Effect<Offer>, UserError>> RunAsync(WithdrawOfferInput input, CancellationToken cancellation)
    {
        // Held, so that nobody schedules another run meanwhile.
        var offer = await reads.HeldOfferAsync(input.Offer, cancellation);
        var replacement = await ReplacementAsync(input.ReplacementId, cancellation);
        var now = clock.GetUtcNow();

        return await OfferStepRules.Withdraw(offer, input.Reason, replacement, input.ExpectedRevision, caller, now)
            .ThenAsync(step => KeepAsync(offer.Value!, step, now, cancellation));
    }

    public Task<Offer?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => reads.AgainAsync(answered, cancellation);

    private async Task<Effect<Offer>> KeepAsync(OfferState offer, OfferStepResult step, DateTimeOffset now, CancellationToken cancellation)
    {
        var toCome = await runs.HoldToComeAsync(offer.Offer.Id, now, cancellation);
        var ended = await runs.KeepCancelledAsync(
            [.. toCome.Select(run => (run.Held, run.Run, RunScheduling.Cancelled(run.Run, step.Withdrawal!.Reason, caller, now)))], cancellation);

        return db.Keep(offer, step) with { Others = [.. toCome.Select(run => new EffectOn(RunChanges.Reference(run.Run.Run), null)), .. ended] };
    }

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
