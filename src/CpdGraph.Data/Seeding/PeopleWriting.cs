using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>
/// Adds the illustrative people who are not there yet, with their records. What is there is never changed: a record of a person belongs to
/// that person from then on, and grows older like any other.
/// </summary>
internal sealed class PeopleWriting(CpdContext db, SeededPeople people)
{
    private int added;
    private int unchanged;

    /// <summary>Tells the context what to add; the catalogue must be saved before, within the same transaction.</summary>
    public async Task<(int Added, int Unchanged)> WriteAsync(CancellationToken cancellation)
    {
        await RefuseForeignAccountsAsync(cancellation);
        await AddAsync(people.Principals, row => row.Id, ids => db.Principals.Select(row => row.Id).Where(id => ids.Contains(id)), cancellation);
        await AddAsync(people.Memberships, row => row.Id, ids => db.Memberships.Select(row => row.Id).Where(id => ids.Contains(id)), cancellation);
        await AddAsync(people.Supervisors, row => row.Id, ids => db.Supervisors.Select(row => row.Id).Where(id => ids.Contains(id)), cancellation);
        await AddAsync(people.Allocations, row => row.Id, ids => db.FundingAllocations.Select(row => row.Id).Where(id => ids.Contains(id)), cancellation);
        await AddAsync(people.LedgerEntries, row => row.Id, ids => db.LedgerEntries.Select(row => row.Id).Where(id => ids.Contains(id)), cancellation);
        var newcomers = await NewcomersAsync(cancellation);
        AddOf(newcomers, people.Coaches, row => row.Id);
        AddOf(newcomers, people.Employments, row => row.CoachId);
        AddOf(newcomers, people.Assignments, row => row.CoachId);
        AddOf(newcomers, await WithVersionsAsync(cancellation), row => row.CoachId);
        AddOf(newcomers, people.Awards, row => row.CoachId);
        AddOf(newcomers, people.InformalLearning, row => row.CoachId);
        AddOf(newcomers, people.Confirmations, row => row.CoachId);
        AddOf(newcomers, people.TierAwards, row => row.CoachId);
        AddOf(newcomers, people.Sessions, row => row.CoachId);
        AddOf(newcomers, people.Evidence, row => row.CoachId);
        AddOf(newcomers, people.Assessments, row => row.CoachId);
        AddOf(newcomers, people.PathwayStarts, row => row.CoachId);
        AddOf(newcomers, people.PathwayConfirmations, row => row.CoachId);
        AddOf(newcomers, people.Plans, row => row.CoachId);
        await AddPlacesAsync(newcomers, cancellation);

        return (added, unchanged);
    }

    private async Task RefuseForeignAccountsAsync(CancellationToken cancellation)
    {
        var known = await db.Principals.Where(row => row.Issuer == DemoPeople.Issuer).ToDictionaryAsync(row => row.Subject, row => row.Id, cancellation);

        if (people.Principals.Find(row => known.TryGetValue(row.Subject, out var id) && id != row.Id) is { } taken)
        {
            throw new SeedException(
                [$"{DemoPeople.File}: there is an account '{taken.Subject}' already that the demonstration did not make. Load it into another database."]);
        }
    }

    private async Task AddAsync<TRecord, TId>(
        IReadOnlyCollection<TRecord> records, Func<TRecord, TId> idOf, Func<TId[], IQueryable<TId>> kept, CancellationToken cancellation)
        where TRecord : class
        where TId : struct
    {
        var there = await kept([.. records.Select(idOf)]).ToHashSetAsync(cancellation);
        var missing = records.Where(record => !there.Contains(idOf(record))).ToArray();
        db.AddRange(missing);
        added += missing.Length;
        unchanged += records.Count - missing.Length;
    }

    private async Task<HashSet<CoachId>> NewcomersAsync(CancellationToken cancellation)
    {
        var all = people.Coaches.Select(row => row.Id).ToHashSet();
        all.ExceptWith(await db.Coaches.Select(row => row.Id).Where(id => all.Contains(id)).ToListAsync(cancellation));

        return all;
    }

    // A coach comes with the whole record: what they have since changed or taken out does not come back.
    private void AddOf<TRecord>(HashSet<CoachId> newcomers, IReadOnlyCollection<TRecord> records, Func<TRecord, CoachId> coachOf)
        where TRecord : class
    {
        var missing = records.Where(record => newcomers.Contains(coachOf(record))).ToArray();
        db.AddRange(missing);
        added += missing.Length;
        unchanged += records.Count - missing.Length;
    }

    // Of a run for which somebody has asked already, nothing is added: its places are people's from then on.
    private async Task AddPlacesAsync(HashSet<CoachId> newcomers, CancellationToken cancellation)
    {
        var runs = people.Enrolments.Select(place => place.RunId).Distinct().ToArray();
        var asked = await db.RunPlaces.Where(places => runs.Contains(places.RunId)).Select(places => places.RunId).ToHashSetAsync(cancellation);
        var kept = people.Enrolments.Where(place => newcomers.Contains(place.CoachId) && !asked.Contains(place.RunId)).ToArray();
        var ids = kept.Select(place => place.Id).ToHashSet();
        db.AddRange(kept);
        db.AddRange(people.EnrolmentSteps.Where(step => ids.Contains(step.EnrolmentId)));

        var sizes = await db.Runs.Where(run => runs.Contains(run.Id)).ToDictionaryAsync(run => run.Id, cancellation);
        db.AddRange(kept.GroupBy(place => place.RunId).Select(of => new RunPlaces
        {
            RunId = of.Key,
            Taken = of.Count(place => place.TakesPlace),
            LastNumber = of.Max(place => place.Number),
        }.For(sizes[of.Key])));
        added += kept.Length;
        unchanged += people.Enrolments.Count - kept.Length;
    }

    // Seeding may have made several versions of an offer, or its publisher has: the day decides, as for everybody.
    private async Task<Completion[]> WithVersionsAsync(CancellationToken cancellation)
    {
        var ids = people.Completions.Select(completion => completion.OfferId).Distinct().ToArray();
        var offers = await db.Offers.Where(offer => ids.Contains(offer.Id)).ToListAsync(cancellation);
        var versions = (await db.OfferVersions.Where(version => ids.Contains(version.OfferId)).ToListAsync(cancellation)).ToLookup(version => version.OfferId);
        var histories = offers.ToDictionary(offer => offer.Id, offer => new OfferHistory(offer, [.. versions[offer.Id]]));

        return
        [
            .. people.Completions.Select(completion => completion with
            {
                OfferVersionId = histories[completion.OfferId].On(completion.OccurredOn)!.Id,
            }),
        ];
    }
}
