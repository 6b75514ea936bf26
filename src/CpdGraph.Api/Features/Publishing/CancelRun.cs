using CpdGraph.Api.Mutations;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Mutation <c>cancelRun</c>: a run will not take place; whoever has a place on it is told, and money promised for it goes back.</summary>
internal sealed class CancelRun(RunChanges runs, Caller caller, TimeProvider clock) : IMutation<CancelRunInput, OfferRun>
{
    public async Task<Outcome<Effect<OfferRun>, UserError>> RunAsync(CancelRunInput input, CancellationToken cancellation)
    {
        var (held, run) = await runs.HoldAsync(input.Id, cancellation);
        var decision = RunScheduling.Cancel(run, input.Reason, input.ExpectedRevision, caller, clock.GetUtcNow());

        return await decision.ThenAsync(async cancelled => new Effect<OfferRun>(
            cancelled.Run, RunChanges.Reference(cancelled.Run), ChangedFields: cancelled.Revision!.ChangedFields)
        {
            Others = await runs.KeepCancelledAsync([(held!, run.Value!, cancelled)], cancellation),
        });
    }

    public Task<OfferRun?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => runs.AgainAsync(answered, cancellation);
}

/// <summary>Input <c>CancelRunInput</c>.</summary>
internal sealed record CancelRunInput(string Id, string Reason, int ExpectedRevision, string? IdempotencyKey) : IMutationInput;
