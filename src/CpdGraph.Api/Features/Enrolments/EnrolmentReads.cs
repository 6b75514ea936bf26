using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Enrolments;

/// <summary>Reads places on runs, those alone that the caller may see: of coaches in their scope, and on runs of their providers.</summary>
internal sealed class EnrolmentReads(CpdContext db, CallerAccessor rights, RequestCatalogue catalogue, CatalogueStore store)
{
    /// <summary>All that the caller may see.</summary>
    public IQueryable<Enrolment> Visible
    {
        get
        {
            var caller = rights.Caller;
            var scope = caller.CoachesUnder(AccessPolicy.PlaceParties);

            if (scope.IsEveryone)
            {
                return db.Enrolments;
            }

            CoachId[] coaches = [.. scope.Coaches];
            ProviderId[] providers = caller.Has(Standing.Publisher) ? [.. caller.ProviderIds] : [];

            return providers is []
                ? db.Enrolments.Where(row => coaches.Contains(row.CoachId))
                : db.Enrolments.Where(row => coaches.Contains(row.CoachId) || db.Offers.Any(offer => offer.Id == row.OfferId && providers.Contains(offer.ProviderId)));
        }
    }

    /// <summary>These enrolments, in one statement. One that is absent, or not the caller's to see, is simply not a key.</summary>
    public async Task<IReadOnlyDictionary<EnrolmentId, Enrolment>> FindAsync(IEnumerable<EnrolmentId> asked, CancellationToken cancellation)
    {
        EnrolmentId[] ids = [.. asked.Distinct()];

        return ids.Length == 0
            ? new Dictionary<EnrolmentId, Enrolment>()
            : (await KnowAsync(await Visible.Where(row => ids.Contains(row.Id)).ToListAsync(cancellation), cancellation)).ToDictionary(row => row.Id);
    }

    /// <summary>One enrolment. Null when it is absent, or not the caller's to see.</summary>
    public async Task<Enrolment?> FindAsync(EnrolmentId id, CancellationToken cancellation) => (await FindAsync([id], cancellation)).GetValueOrDefault(id);

    /// <summary>The enrolment that an id of an input names. Without a value where it is absent, or not the caller's to see.</summary>
    public async Task<Named<Enrolment>> NamedAsync(string text, CancellationToken cancellation) =>
        new(text, NamedId.Read<EnrolmentId>(text, NodeKind.Enrolment) is { } id ? await FindAsync(id, cancellation) : null);

    /// <summary>Catches up with the database when an enrolment names a run that this process has not heard of yet.</summary>
    public async Task<IReadOnlyList<Enrolment>> KnowAsync(IReadOnlyList<Enrolment> enrolments, CancellationToken cancellation)
    {
        if (enrolments.Any(row => catalogue.View.Run(row.RunId) is null))
        {
            await store.CatchUpAsync(cancellation);
            catalogue.Renew();
        }

        return enrolments;
    }

    /// <summary>Names for the attendance list, by coach, in one statement.</summary>
    /// <param name="coaches">Of enrolments that the caller sees.</param>
    public async Task<IReadOnlyDictionary<CoachId, string>> AttendeesAsync(IReadOnlyList<CoachId> coaches, CancellationToken cancellation) =>
        await db.Coaches.Where(row => coaches.Contains(row.Id)).Select(row => new { row.Id, row.DisplayName }).ToDictionaryAsync(row => row.Id, row => row.DisplayName, cancellation);

    /// <summary>Every status that each of these enrolments has had, oldest first, in one statement.</summary>
    public async Task<ILookup<EnrolmentId, StepShown>> StepsAsync(IReadOnlyCollection<Enrolment> enrolments, CancellationToken cancellation)
    {
        // Steps are kept by coach: naming the coaches too leads the database to where they are.
        CoachId[] coaches = [.. enrolments.Select(row => row.CoachId).Distinct()];
        EnrolmentId[] ids = [.. enrolments.Select(row => row.Id).Distinct()];
        var rows = await (
            from step in db.EnrolmentSteps
            where coaches.Contains(step.CoachId) && ids.Contains(step.EnrolmentId)
            orderby step.Number
            select new { step.EnrolmentId, step.Status, step.At, By = db.Principals.Where(row => row.Id == step.ById).Select(row => row.Name).FirstOrDefault() }
        ).ToListAsync(cancellation);

        return rows.ToLookup(row => row.EnrolmentId, row => new StepShown(row.Status, row.At, row.By));
    }

    /// <summary>Places in the queue, from 1, in one statement. An enrolment that does not wait is not a key.</summary>
    public async Task<IReadOnlyDictionary<EnrolmentId, int>> PositionsAsync(IReadOnlyCollection<Enrolment> enrolments, CancellationToken cancellation)
    {
        EnrolmentId[] ids = [.. enrolments.Where(row => row.Status == EnrolmentStatus.WaitingList).Select(row => row.Id).Distinct()];

        return ids.Length == 0 ? new Dictionary<EnrolmentId, int>() : await db.Enrolments
            .Where(row => ids.Contains(row.Id) && row.Status == EnrolmentStatus.WaitingList)
            .Select(row => new { row.Id, Position = db.Enrolments.Count(other => other.RunId == row.RunId && other.Status == EnrolmentStatus.WaitingList && other.Number <= row.Number) })
            .ToDictionaryAsync(row => row.Id, row => row.Position, cancellation);
    }

    /// <summary>Names of accounts, in one statement.</summary>
    public async Task<IReadOnlyDictionary<PrincipalId, string>> NamesAsync(IEnumerable<PrincipalId> accounts, CancellationToken cancellation)
    {
        PrincipalId[] ids = [.. accounts.Distinct()];

        return ids.Length == 0
            ? new Dictionary<PrincipalId, string>()
            : await db.Principals.Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Name }).ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
    }

    /// <summary>Awards for these places, in the order in which they were entered, in one statement. Whether the caller may see an award, its type says.</summary>
    public async Task<ILookup<EnrolmentId, FundingAward>> AwardsAsync(IReadOnlyCollection<Enrolment> enrolments, CancellationToken cancellation)
    {
        CoachId[] coaches = [.. enrolments.Select(row => row.CoachId).Distinct()];
        EnrolmentId?[] ids = [.. enrolments.Select(row => (EnrolmentId?)row.Id).Distinct()];
        var rows = await db.FundingAwards.Where(row => coaches.Contains(row.CoachId) && ids.Contains(row.EnrolmentId)).OrderBy(row => row.Position).ToListAsync(cancellation);

        return rows.ToLookup(row => row.EnrolmentId!.Value);
    }

    /// <summary>Joining links of the runs of those of these enrolments that are booked, in one statement. A run without one is not a key.</summary>
    public async Task<IReadOnlyDictionary<OfferRunId, string>> JoiningLinksAsync(IEnumerable<Enrolment> enrolments, CancellationToken cancellation)
    {
        OfferRunId[] runs = [.. enrolments.Where(Joins).Select(row => row.RunId).Distinct()];

        return runs.Length == 0
            ? new Dictionary<OfferRunId, string>()
            : await db.RunJoiningLinks.Where(row => runs.Contains(row.RunId)).ToDictionaryAsync(row => row.RunId, row => row.Url, cancellation);
    }

    /// <summary>Whether somebody with this place joins the run, or has.</summary>
    public static bool Joins(Enrolment enrolment) => enrolment.Status is EnrolmentStatus.Booked or EnrolmentStatus.Attended;
}

/// <summary>Type <c>EnrolmentStep</c>.</summary>
/// <param name="By">Name of who did it. Null for the service itself.</param>
internal sealed record StepShown(EnrolmentStatus Status, DateTimeOffset At, string? By);
