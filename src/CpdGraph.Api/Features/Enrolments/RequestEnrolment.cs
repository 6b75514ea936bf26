using System.Collections.Immutable;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Funding;
using CpdGraph.Api.Features.Learning;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Enrolments;

/// <summary>Mutation <c>requestEnrolment</c>: asks for a place on a run, by the coach or by who supervises them.</summary>
internal sealed class RequestEnrolment(
    CpdContext db, CoachReads coaches, RunDesk desk, PlaceFunding funding, EnrolmentReads enrolments, Caller caller, TimeProvider clock)
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
            Cost = input.Cost,
            AsksForMoney = funding.AsksForMoney(input.Funding),
        };

        var outcome = EnrolmentRules.Request(request, await FactsAsync(coach, held, bookable, cancellation));

        // Promised at once where nobody has to approve any more; what is refused anyway takes nothing from a budget.
        var intent = outcome is Outcome<EnrolmentChange, EnrolmentError>.Done { Value.After.Status: not EnrolmentStatus.Requested } ? FundingIntent.Commit : FundingIntent.Ask;
        var planned = coach is null || bookable is null
            ? ImmutableArray<PlannedAward>.Empty
            : await funding.DecideAsync(coach, held!, input.Cost, input.Funding, intent, cancellation);
        ImmutableArray<UserError> errors =
        [
            .. outcome.Match(_ => [], mistakes => ImmutableArray<UserError>.CastUp(mistakes)),
            .. planned.Match(_ => [], mistakes => mistakes),
        ];

        return errors.IsEmpty ? await KeepAsync(held!, outcome.Match(change => change, _ => null!), planned.Match(awards => awards, _ => []), cancellation) : errors;
    }

    public Task<Enrolment?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => enrolments.FindAsync(new EnrolmentId(answered.Id), cancellation);

    private async Task<Effect<Enrolment>> KeepAsync(HeldRun held, EnrolmentChange enrolled, ImmutableArray<PlannedAward> planned, CancellationToken cancellation)
    {
        var changes = await desk.KeepAsync(held, [enrolled], cancellation);
        funding.Keep(planned, enrolled.After);

        return PlaceWrites.Effect(changes);
    }

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
internal sealed record RequestEnrolmentInput(
    string? CoachId, string RunId, IReadOnlyList<FundingInput>? Funding, MoneyEntry? Cost, bool JoinWaitingList, string? IdempotencyKey) : IMutationInput;
