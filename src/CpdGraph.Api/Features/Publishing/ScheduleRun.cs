using CpdGraph.Api.Features.Catalogue;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Mutation <c>scheduleRun</c>: adds a dated run of a published offer.</summary>
internal sealed class ScheduleRun(CpdContext db, PublishingReads reads, RunChanges runs, Caller caller, TimeProvider clock) : IMutation<ScheduleRunInput, OfferRun>
{
    public async Task<Outcome<Effect<OfferRun>, UserError>> RunAsync(ScheduleRunInput input, CancellationToken cancellation)
    {
        var offer = await reads.HeldOfferAsync(input.Offer, cancellation);
        var sameKey = await reads.RunByReferenceAsync(offer.Value?.Offer.Id, input.External, cancellation);

        return RunScheduling.Schedule(offer, input.Run.ToDetails(), input.External, _ => sameKey, caller, clock.GetUtcNow()).Then(scheduled =>
        {
            db.Add(scheduled.Run);

            if (scheduled.JoinUrl is { } url)
            {
                db.Add(new RunJoiningLink { RunId = scheduled.Run.Id, Url = url });
            }

            return new Effect<OfferRun>(scheduled.Run, RunChanges.Reference(scheduled.Run));
        });
    }

    public Task<OfferRun?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => runs.AgainAsync(answered, cancellation);
}

/// <summary>Input <c>ScheduleRunInput</c>.</summary>
internal sealed record ScheduleRunInput(OfferKeyInput Offer, RunDetailsInput Run, ExternalReference? External, string? IdempotencyKey) : IMutationInput;
