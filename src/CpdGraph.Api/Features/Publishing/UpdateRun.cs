using CpdGraph.Api.Mutations;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Mutation <c>updateRun</c>: changes a run; more places go to those who wait, and whoever has one is told what changed.</summary>
internal sealed class UpdateRun(RunChanges runs, Caller caller, TimeProvider clock) : IMutation<UpdateRunInput, OfferRun>
{
    public async Task<Outcome<Effect<OfferRun>, UserError>> RunAsync(UpdateRunInput input, CancellationToken cancellation)
    {
        var (held, run) = await runs.HoldAsync(input.Id, cancellation);
        var decision = RunScheduling.Update(run, input.Changes.ToEdit(), input.ExpectedRevision, caller, clock.GetUtcNow());

        return await decision.ThenAsync(change => runs.KeepAsync(held!, run.Value!, change, cancellation));
    }

    public Task<OfferRun?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => runs.AgainAsync(answered, cancellation);
}

/// <summary>Input <c>UpdateRunInput</c>.</summary>
internal sealed record UpdateRunInput(string Id, RunDetailsInput Changes, int ExpectedRevision, string? IdempotencyKey) : IMutationInput;
