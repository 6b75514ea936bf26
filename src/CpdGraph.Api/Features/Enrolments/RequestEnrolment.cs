using System.Collections.Immutable;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Learning;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Enrolments;

/// <summary>Mutation <c>requestEnrolment</c>: asks for a place on a run, by the coach or by who supervises them.</summary>
internal sealed class RequestEnrolment(CpdContext db, CoachReads coaches, RunDesk desk, EnrolmentReads enrolments, Caller caller, TimeProvider clock)
    : IMutation<RequestEnrolmentInput, Enrolment>
{
    public async Task<Outcome<Effect<Enrolment>, UserError>> RunAsync(RequestEnrolmentInput input, CancellationToken cancellation)
    {
        var coach = await coaches.NamedOrOwnAsync(input.CoachId, cancellation);

        if (coach is null && input.CoachId is null)
        {
            return new EnrolmentError.Input(CoachNamed.Missing(null));
        }

        // The coach's other places decide, and those of others on the run: the coach first, so that no two wait for each other.
        if (coach is not null)
        {
            await db.LockAsync(coach.Id, cancellation);
        }

        var held = await RunAsync(input.RunId, holds: coach is not null, cancellation);
        var bookable = held is null ? null : await desk.BookableAsync(held, cancellation);
        var request = new EnrolmentRequest
        {
            Coach = new(input.CoachId ?? "", coach?.Record),
            Run = new(input.RunId, bookable),
            JoinWaitingList = input.JoinWaitingList,
        };

        return EnrolmentRules.Request(request, await FactsAsync(coach, held, bookable, cancellation)) switch
        {
            Outcome<EnrolmentChange, EnrolmentError>.Done(var enrolled) => PlaceWrites.Effect(await desk.KeepAsync(held!, [enrolled], cancellation)),
            Outcome<EnrolmentChange, EnrolmentError>.Refused(var errors) => ImmutableArray<UserError>.CastUp(errors),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    public Task<Enrolment?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => enrolments.FindAsync(new EnrolmentId(answered.Id), cancellation);

    private async Task<HeldRun?> RunAsync(string named, bool holds, CancellationToken cancellation) => NamedId.Read<OfferRunId>(named, NodeKind.OfferRun) is not { } id
        ? null
        : holds ? await desk.HoldAsync(id, cancellation) : await desk.FindAsync(id, cancellation);

    private async Task<EnrolmentFacts> FactsAsync(CoachShown? coach, HeldRun? held, BookableRun? bookable, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var facts = new EnrolmentFacts { Places = held?.Places ?? RunPlaces.Untouched(default), Caller = caller, Now = now };

        return coach is null || bookable is null ? facts : facts with
        {
            LivePlaces = await desk.LivePlacesAsync(coach.Id, cancellation),
            Completions = await CompletionsAsync(coach.Id, bookable.Version.PrerequisiteIds, cancellation),
            LineManagers = await desk.LineManagersAsync(coach.Id, cancellation),
            EmployerId = Employment.On(coach.Employments, LondonCalendar.DayOf(now))?.OrganisationId,
        };
    }

    private async Task<ImmutableArray<Completion>> CompletionsAsync(CoachId coach, ImmutableArray<OfferId> offers, CancellationToken cancellation) => offers.IsEmpty
        ? []
        : [.. await db.Completions.Where(row => row.CoachId == coach && offers.Contains(row.OfferId)).Standing(db).ToListAsync(cancellation)];
}

/// <summary>Input <c>RequestEnrolmentInput</c>.</summary>
internal sealed record RequestEnrolmentInput(string? CoachId, string RunId, bool JoinWaitingList, string? IdempotencyKey) : IMutationInput;
