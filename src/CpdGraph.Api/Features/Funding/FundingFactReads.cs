using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Funding;

/// <summary>Reads what the funding rules decide by.</summary>
internal sealed class FundingFactReads(CpdContext db, RequestCatalogue catalogue, CallerAccessor rights)
{
    /// <summary>What is known of one coach for any number of offers, in two statements.</summary>
    /// <param name="day">The day that decides.</param>
    /// <returns>The facts, once it is said for which offer.</returns>
    public async Task<Func<FundedOffer, FundingFacts>> OfCoachAsync(CoachShown coach, DateOnly day, CancellationToken cancellation)
    {
        var view = catalogue.View;
        Employment[] posts = [.. coach.Employments.Where(post => post.RunsOn(day)).OrderByDescending(post => post.StartedOn).ThenByDescending(post => post.Id.Value)];
        HashSet<OrganisationId> areas = [.. posts.SelectMany(post => view.AreasOf(post, day))];
        areas.UnionWith([.. view.Serving(areas, day)]);
        var used = await UsedByAsync(coach.Id, cancellation);
        var open = await OpenAsync(areas, day, cancellation);
        var employers = posts.Select(post => view.Organisation(post.OrganisationId)).OfType<Organisation>().ToImmutableArray();
        var counted = posts.FirstOrDefault()?.OrganisationId;
        var shown = counted is { } employer && rights.Caller.May(AccessPolicy.FundsOrganisation, AccessSubject.Of(employer));

        return offer => new FundingFacts
        {
            Day = day,
            Streams = view.StreamsWithRules(day),
            Offer = offer,
            Bodies = [.. coach.Registrations.Select(registration => registration.Body)],
            Employers = employers,
            InAreaOf = [.. areas],
            HeldForArea = [.. open.Select(budget => budget.StreamId)],
            Used = used,
            Remaining = shown
                ? open.Where(budget => budget.OrganisationId == counted).GroupBy(budget => budget.StreamId)
                    .ToImmutableDictionary(budgets => budgets.Key, budgets => new Money(budgets.Sum(budget => budget.RemainingPence)))
                : ImmutableDictionary<FundingStreamId, Money>.Empty,
        };
    }

    /// <summary>What was promised or spent out of budgets, by use, in one statement.</summary>
    public async Task<ImmutableArray<FundingDrawn>> DrawnAsync(IReadOnlyCollection<FundingAllocationId> budgets, CancellationToken cancellation)
    {
        FundingAllocationId?[] ids = [.. budgets.Select(id => (FundingAllocationId?)id)];
        var rows = await db.FundingAwards
            .Where(award => ids.Contains(award.AllocationId) && (award.Status == FundingStatus.Committed || award.Status == FundingStatus.Spent))
            .Select(award => new { award.AllocationId, award.Use, award.Amount })
            .ToListAsync(cancellation);

        return [.. rows.GroupBy(row => (row.AllocationId, row.Use))
            .Select(group => new FundingDrawn(group.Key.AllocationId!.Value, group.Key.Use, group.Sum(row => row.Amount?.Pence ?? 0)))];
    }

    private async Task<ImmutableArray<FundingUsed>> UsedByAsync(CoachId coach, CancellationToken cancellation)
    {
        var rows = await (
            from award in db.FundingAwards.Counting(db)
            where award.CoachId == coach && (award.Status == FundingStatus.Stated || award.Status == FundingStatus.Committed || award.Status == FundingStatus.Spent)
            join enrolment in db.Enrolments on new { award.CoachId, Id = award.EnrolmentId } equals new { enrolment.CoachId, Id = (EnrolmentId?)enrolment.Id } into places
            from place in places.DefaultIfEmpty()
            join completion in db.Completions on new { award.CoachId, Id = award.CompletionId } equals new { completion.CoachId, Id = (CompletionId?)completion.Id } into completions
            from completed in completions.DefaultIfEmpty()
            select new
            {
                award,
                OfPlace = place == null ? (OfferId?)null : place.OfferId,
                OfCompletion = completed == null ? (OfferId?)null : completed.OfferId,
            }).ToListAsync(cancellation);

        return
        [
            .. rows.Select(row => new FundingUsed(
                row.award.Id,
                row.award.StreamId,
                row.award.Use,
                row.OfPlace ?? row.OfCompletion,
                row.award.AwardedOn,
                row.award.Amount is { Currency: Money.Sterling } amount ? amount.Pence : 0)),
        ];
    }

    private async Task<IReadOnlyList<FundingAllocation>> OpenAsync(HashSet<OrganisationId> holders, DateOnly day, CancellationToken cancellation)
    {
        OrganisationId[] ids = [.. holders];

        return await db.FundingAllocations.Where(budget => ids.Contains(budget.OrganisationId) && budget.OpensOn <= day && budget.ClosesOn >= day).ToListAsync(cancellation);
    }
}
