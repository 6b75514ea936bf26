using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Funding;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Enrolments;

/// <summary>Money that goes with places: asked for with the request, promised at the approval, given back with the place. Where it moves is the desk's.</summary>
internal sealed class PlaceFunding(FundingDesk desk, CoachReads coaches, RequestCatalogue catalogue, CatalogueStore store)
{
    /// <summary>Whether somebody else than the coach is to pay. A stream that is not found is nobody.</summary>
    public bool AsksForMoney(IReadOnlyList<FundingInput>? lines) =>
        FundingInput.ToEntries(lines, catalogue.View).Any(line => line.Stream.Value is { Kind: not FundingKind.Self });

    /// <summary>Decides whether these lines may stand for a place on a run that is held. Nothing is written.</summary>
    /// <param name="coach">Whose place it is.</param>
    /// <param name="held">The run.</param>
    /// <param name="cost">As typed. Null: what the run costs.</param>
    /// <param name="lines">Null means nobody is asked.</param>
    /// <param name="intent">Whether it is promised at once, as nobody has to approve any more.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Outcome<ImmutableArray<PlannedAward>, UserError>> DecideAsync(
        CoachShown coach, HeldRun held, MoneyEntry? cost, IReadOnlyList<FundingInput>? lines, FundingIntent intent, CancellationToken cancellation)
    {
        if (lines is not { Count: > 0 })
        {
            return ImmutableArray<PlannedAward>.Empty;
        }

        return await desk.DecideAsync(
            new()
            {
                Coach = coach,
                Offer = await OfferAsync(held, cancellation),
                Cost = cost ?? (EnrolmentRules.CostOf(held.Run) is { } known ? new MoneyEntry(known.Amount, known.Currency) : null),
                Lines = lines,
                Intent = intent,
                Payer = FundingPayer.Employer,
            },
            cancellation);
    }

    /// <summary>Keeps what was decided for a new place.</summary>
    public void Keep(ImmutableArray<PlannedAward> planned, Enrolment place) => desk.Keep(
        planned, new FundingTarget(place.CoachId, place.Id, CompletionId: null, place.EmployerId, LondonCalendar.DayOf(place.RequestedAt)));

    /// <summary>Promises what was asked for with a place, or what is named instead.</summary>
    /// <returns>Every mistake found; none when it is promised.</returns>
    public async Task<ImmutableArray<UserError>> CommitAsync(Enrolment place, HeldRun held, IReadOnlyList<FundingInput>? instead, CancellationToken cancellation)
    {
        // Whoever approves manages the coach, and so sees them.
        var coach = (await coaches.FindAsync(place.CoachId, cancellation))!;

        return (await desk.CommitRequestedAsync(place, coach, await OfferAsync(held, cancellation), instead, cancellation)).Match(_ => [], errors => errors);
    }

    /// <summary>Gives back the money of places that are not taken up.</summary>
    public async Task<ImmutableArray<UserError>> ReleaseAsync(IReadOnlyCollection<Enrolment> places, string? reason, CancellationToken cancellation)
    {
        await desk.ReleaseOfAsync(places, reason, cancellation);

        return [];
    }

    private async Task<FundedOffer> OfferAsync(HeldRun held, CancellationToken cancellation)
    {
        if (catalogue.View.Offer(held.Offer.Id) is null)
        {
            // Published by another process a moment ago.
            await store.CatchUpAsync(cancellation);
            catalogue.Renew();
        }

        return FundedOffer.Of(catalogue.View.Offer(held.Offer.Id)!, held.Run.Price);
    }
}
