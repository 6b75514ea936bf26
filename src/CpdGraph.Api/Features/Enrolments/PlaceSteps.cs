using System.Collections.Immutable;
using CpdGraph.Api.Mutations;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Enrolments;

/// <summary>Takes one step with a place: finds it, holds its run, lets the rule decide, and keeps what it decided.</summary>
internal sealed class PlaceSteps(RunDesk desk, EnrolmentReads enrolments, Caller caller, TimeProvider clock)
{
    /// <param name="named">The id of the place as sent.</param>
    /// <param name="decide">The rule. The facts are null exactly when the place was not found.</param>
    /// <param name="changed">Names of the fields that change.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Outcome<Effect<Enrolment>, UserError>> TakeAsync(
        string named,
        Func<Named<Enrolment>, EnrolmentStepFacts?, Outcome<EnrolmentChange, EnrolmentError>> decide,
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

        return decide(new(named, enrolment), facts) switch
        {
            Outcome<EnrolmentChange, EnrolmentError>.Done(var change) => PlaceWrites.Effect(await desk.KeepAsync(held!, [change], cancellation), changed),
            Outcome<EnrolmentChange, EnrolmentError>.Refused(var errors) => ImmutableArray<UserError>.CastUp(errors),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }
}
