using System.Collections.Immutable;
using CpdGraph.Api.Mutations;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Enrolments;

/// <summary>Takes one step with a place: finds it, holds its run, lets the rule decide, and keeps what it decided.</summary>
internal sealed class PlaceSteps(RunDesk desk, EnrolmentReads enrolments, Caller caller, TimeProvider clock)
{
    /// <param name="named">The id of the place as sent.</param>
    /// <param name="decide">The rule. The facts are null exactly when the place was not found.</param>
    /// <param name="money">Moves the money that goes with the step, once the rule has let it pass. Gives every mistake found.</param>
    /// <param name="changed">Names of the fields that change.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Outcome<Effect<Enrolment>, UserError>> TakeAsync(
        string named,
        Func<Named<Enrolment>, EnrolmentStepFacts?, Outcome<EnrolmentChange, EnrolmentError>> decide,
        Func<Enrolment, HeldRun, Task<ImmutableArray<UserError>>> money,
        ImmutableArray<string> changed,
        CancellationToken cancellation)
    {
        var found = (await enrolments.NamedAsync(named, cancellation)).Value;
        var held = found is null ? null : await desk.HoldAsync(found.RunId, cancellation);

        // Somebody may have decided on it while this request waited for the run.
        var enrolment = held is null ? null : await desk.AsHeldAsync(held, found!.CoachId, found.Id, cancellation);
        var facts = enrolment is null ? null : new EnrolmentStepFacts
        {
            Run = held!.Run,
            ProviderId = held.Offer.ProviderId,
            Places = held.Places,
            LineManagers = await desk.LineManagersAsync(enrolment.CoachId, cancellation),
            Caller = caller,
            Now = clock.GetUtcNow(),
        };

        var outcome = decide(new(named, enrolment), facts);

        if (outcome is not Outcome<EnrolmentChange, EnrolmentError>.Done(var change))
        {
            return ImmutableArray<UserError>.CastUp(((Outcome<EnrolmentChange, EnrolmentError>.Refused)outcome).Errors);
        }

        var mistakes = await money(change.After, held!);

        return mistakes.IsEmpty ? PlaceWrites.Effect(await desk.KeepAsync(held!, [change], cancellation), changed) : mistakes;
    }
}
