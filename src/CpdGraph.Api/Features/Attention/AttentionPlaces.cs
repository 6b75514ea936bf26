using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Enrolments;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Attention;

/// <summary>Reads what needs doing about places on runs.</summary>
internal sealed class AttentionPlaces(CpdContext db, EnrolmentReads enrolments, RequestCatalogue catalogue, CallerAccessor rights)
{
    /// <summary>
    /// In the caller's own record the live places, each with when it came from the waiting list and how its run changed, and those on runs that were cancelled
    /// lately; of coaches whom the caller manages today the requests that wait for them. One statement for all, and one for the changes. A coach without any
    /// is simply not a key.
    /// </summary>
    /// <param name="own">The caller's own record. Null when they have none.</param>
    /// <param name="team">Coaches whom the caller supervises.</param>
    public async Task<ILookup<CoachId, KnownPlace>> OfCoachesAsync(CoachId? own, IReadOnlyCollection<CoachId> team, CancellationToken cancellation)
    {
        var (coach, manager, day) = (own ?? default, rights.Caller.SupervisorId ?? default, catalogue.View.Today);
        CoachId[] coaches = [.. team];
        var lately = catalogue.View.Now.AddDays(-AttentionRules.CancelledDays);
        var rows = await (
            from place in db.Enrolments
            where (place.CoachId == coach && (place.Status == EnrolmentStatus.Booked || place.Status == EnrolmentStatus.WaitingList
                    || place.Status == EnrolmentStatus.Requested || (place.Status == EnrolmentStatus.RunCancelled && place.UpdatedAt >= lately)))
                || (coaches.Contains(place.CoachId) && place.Status == EnrolmentStatus.Requested && db.SupervisorAssignments.Any(row =>
                    row.CoachId == place.CoachId && row.SupervisorId == manager && row.Kind == SupervisionKind.LineManagement
                    && row.StartsOn <= day && (row.EndsOn == null || row.EndsOn >= day)))
            select new
            {
                Place = place,
                PromotedAt = db.EnrolmentSteps
                    .Where(step => step.CoachId == place.CoachId && step.EnrolmentId == place.Id && step.Status == EnrolmentStatus.Booked && step.ById == null
                        && db.EnrolmentSteps.Any(before => before.CoachId == step.CoachId && before.EnrolmentId == step.EnrolmentId
                            && before.Number == step.Number - 1 && before.Status == EnrolmentStatus.WaitingList))
                    .Select(step => (DateTimeOffset?)step.At)
                    .FirstOrDefault(),
            }
        ).ToListAsync(cancellation);
        await enrolments.KnowAsync(rows.ConvertAll(row => row.Place), cancellation);
        var changes = await ChangesAsync([.. rows.Where(row => row.Place.CoachId == own && row.Place.IsLive).Select(row => row.Place.RunId)], cancellation);
        var view = catalogue.View;

        return rows
            .Select(row => view.Run(row.Place.RunId) is { } run && view.Offer(run.OfferId) is { } offer
                ? new KnownPlace(row.Place, run, offer.Title, row.PromotedAt) { Revisions = [.. changes[run.Id]] }
                : null)
            .OfType<KnownPlace>()
            .ToLookup(known => known.Place.CoachId);
    }

    private async Task<ILookup<OfferRunId, RunRevision>> ChangesAsync(OfferRunId[] runs, CancellationToken cancellation)
    {
        var rows = runs.Length == 0 ? [] : await db.RunRevisions.Where(row => runs.Contains(row.RunId)).ToListAsync(cancellation);

        return rows.ToLookup(row => row.RunId);
    }

    /// <summary>Runs of the caller's providers that have ended with places that are still booked, in one statement. Empty for who publishes nothing.</summary>
    public async Task<ImmutableArray<EndedRun>> EndedAsync(CancellationToken cancellation)
    {
        if (!rights.Caller.Has(Standing.Publisher))
        {
            return [];
        }

        var view = catalogue.View;
        var runs = view.OfferIds(new OfferFilter { ProviderIds = [.. rights.Caller.ProviderIds], Statuses = [OfferStatus.Published, OfferStatus.Withdrawn] })
            .SelectMany(view.RunsOf)
            .Where(run => run.EndsAt <= view.Now && run.CancelledAt is null)
            .ToDictionary(run => run.Id);

        if (runs.Count == 0)
        {
            return [];
        }

        OfferRunId[] ids = [.. runs.Keys];
        var booked = await db.Enrolments.Where(row => ids.Contains(row.RunId) && row.Status == EnrolmentStatus.Booked)
            .GroupBy(row => row.RunId).Select(rows => new { rows.Key, Count = rows.Count() })
            .ToListAsync(cancellation);

        return [.. booked.Select(row => new EndedRun(runs[row.Key], view.Offer(runs[row.Key].OfferId)!.Title, row.Count))];
    }
}
