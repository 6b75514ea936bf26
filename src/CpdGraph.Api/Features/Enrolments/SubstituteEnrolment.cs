using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Funding;
using CpdGraph.Api.Features.Learning;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Enrolments;

/// <summary>Mutation <c>substituteEnrolment</c>: passes a booked place, with the money promised for it, on to a colleague.</summary>
internal sealed class SubstituteEnrolment(
    CpdContext db, CoachReads coaches, RunDesk desk, EnrolmentReads enrolments, FundingDesk money, RequestCatalogue catalogue, Caller caller, TimeProvider clock)
    : IMutation<SubstituteEnrolmentInput, Enrolment>
{
    /// <summary>What whoever reads the ledger is told of money that went with the place.</summary>
    private const string PassedOn = "The place was passed on to a colleague.";

    public async Task<Outcome<Effect<Enrolment>, UserError>> RunAsync(SubstituteEnrolmentInput input, CancellationToken cancellation)
    {
        var seen = (await enrolments.NamedAsync(input.Id, cancellation)).Value;
        var substitute = await coaches.NamedOrOwnAsync(input.CoachId, cancellation);

        if (seen is null || substitute is null)
        {
            return SubstituteRules.Substitute(new(input.Id, seen), new(input.CoachId, substitute?.Record), facts: null).Match<Outcome<Effect<Enrolment>, UserError>>(
                _ => throw new InvalidOperationException("What was not found is refused."), errors => errors);
        }

        // Both coaches in one order for everybody, then the run.
        await db.LockAsync([seen.CoachId, substitute.Id], cancellation);
        var held = (await desk.HoldAsync(seen.RunId, cancellation))!;
        var place = await desk.AsHeldAsync(held, seen.CoachId, seen.Id, cancellation);
        var promised = await PromisedAsync(seen, cancellation);
        var decided = SubstituteRules.Substitute(
            new(input.Id, place), new(input.CoachId, substitute.Record), await FactsAsync(held, substitute, isPaidFor: !promised.IsEmpty, cancellation));

        return decided switch
        {
            Outcome<Substitution, UserError>.Done(var substitution) => await KeepAsync(held, substitution, substitute, promised, cancellation),
            Outcome<Substitution, UserError>.Refused(var errors) => errors,
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    public Task<Enrolment?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => enrolments.FindAsync(new EnrolmentId(answered.Id), cancellation);

    private async Task<SubstituteFacts> FactsAsync(HeldRun held, CoachShown substitute, bool isPaidFor, CancellationToken cancellation)
    {
        var (now, offer, number, coach) = (clock.GetUtcNow(), held.Offer.Id, held.Offer.CurrentVersion, substitute.Id);

        // A place that was booked stays one when the offer is withdrawn meanwhile.
        var version = await db.OfferVersions.FirstAsync(row => row.OfferId == offer && row.Number == number, cancellation);
        var prerequisites = version.PrerequisiteIds;

        return new SubstituteFacts
        {
            Bookable = new BookableRun(held.Run, held.Offer, version),
            EmployerId = Employment.On(substitute.Employments, LondonCalendar.DayOf(now))?.OrganisationId,
            LivePlaces = await desk.LivePlacesAsync(coach, cancellation),
            Completions = prerequisites.IsEmpty
                ? []
                : [.. await db.Completions.Where(row => row.CoachId == coach && prerequisites.Contains(row.OfferId)).Standing(db).ToListAsync(cancellation)],
            LineManagers = await desk.LineManagersAsync(coach, cancellation),
            IsPaidFor = isPaidFor,
            Caller = caller,
            Now = now,
        };
    }

    // The run is held, so that no money comes to the place or goes from it.
    private async Task<ImmutableArray<FundingAward>> PromisedAsync(Enrolment place, CancellationToken cancellation)
    {
        var (coach, id) = (place.CoachId, (EnrolmentId?)place.Id);

        return
        [
            .. await db.FundingAwards
                .Where(award => award.CoachId == coach && award.EnrolmentId == id && award.Status == FundingStatus.Committed)
                .OrderBy(award => award.Position)
                .ToListAsync(cancellation),
        ];
    }

    private async Task<Outcome<Effect<Enrolment>, UserError>> KeepAsync(
        HeldRun held, Substitution substitution, CoachShown substitute, ImmutableArray<FundingAward> promised, CancellationToken cancellation)
    {
        var taken = substitution.Taken.After;
        await money.ReleaseOfAsync([substitution.Given.Before!], PassedOn, cancellation);

        if (!promised.IsEmpty && await PromiseAsync(held, taken, substitute, promised, cancellation) is { IsEmpty: false } errors)
        {
            return errors;
        }

        return PlaceWrites.Effect([substitution.Taken, .. (await desk.KeepAsync(held, [substitution.Given, substitution.Taken], cancellation)).Where(change => change != substitution.Taken)]);
    }

    // The same money for the colleague, where the rules allow it for them too.
    private async Task<ImmutableArray<UserError>> PromiseAsync(
        HeldRun held, Enrolment taken, CoachShown substitute, ImmutableArray<FundingAward> promised, CancellationToken cancellation)
    {
        var today = LondonCalendar.DayOf(clock.GetUtcNow());
        var outcome = await money.DecideAsync(
            new FundingRequest
            {
                Coach = substitute,
                Offer = FundedOffer.Of(catalogue.View.Offer(held.Offer.Id)!, held.Run.Price),
                Cost = taken.Cost is { } cost ? new MoneyEntry(cost.Amount, cost.Currency) : null,
                Lines = [.. promised.Select(LineOf)],
                Intent = FundingIntent.Commit,
                Payer = FundingPayer.Employer,
                Standing = [],
            },
            cancellation);

        return outcome.Match(
            planned =>
            {
                money.Keep(planned, new FundingTarget(taken.CoachId, taken.Id, null, taken.EmployerId, today));

                return [];
            },
            errors => errors.Select(error => error with { Field = ["coachId"] }).ToImmutableArray());
    }

    private static FundingInput LineOf(FundingAward award) => new(
        GlobalId.Of(award.StreamId),
        award.AllocationId is { } budget ? GlobalId.Of(budget) : null,
        award.Amount is { } amount ? new MoneyEntry(amount.Amount, amount.Currency) : null,
        null,
        award.Use,
        award.Reference);
}

/// <summary>Input <c>SubstituteEnrolmentInput</c>.</summary>
internal sealed record SubstituteEnrolmentInput(string Id, string CoachId, string? IdempotencyKey) : IMutationInput;
