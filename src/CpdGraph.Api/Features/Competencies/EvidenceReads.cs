using CpdGraph.Api.Paging;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Competencies;

/// <summary>Reads portfolios of evidence, those items alone that the caller may read: nobody learns of others, not even how many there are.</summary>
internal sealed class EvidenceReads(CpdContext db, CallerAccessor rights, Pages pages, TimeProvider clock)
{
    private static readonly CursorOrder LatestFirst = CursorOrder.Of(CursorList.Evidence);

    /// <summary>A page for each of these coaches, latest first, in one statement; two when it is asked for competencies.</summary>
    public async Task<IReadOnlyDictionary<CoachId, EvidenceConnection>> OfCoachesAsync(
        IReadOnlyList<CoachId> coaches, EvidenceArguments arguments, CancellationToken cancellation)
    {
        var request = pages.Requested(arguments, LatestFirst);
        var matching = await MatchingAsync(coaches, arguments.Filter, cancellation);
        var rows = (await ShownAsync(await PartsAsync(coaches, matching, request, cancellation), cancellation)).ToLookup(row => row.CoachId);

        return coaches.ToDictionary(coach => coach, coach => new EvidenceConnection(
            pages.Cut([.. InOrder(rows[coach], request)], request, PlaceOf), coach, arguments.Filter));
    }

    /// <summary>How many there are of each coach, whatever the page; the connections are of one field.</summary>
    public async Task<IReadOnlyDictionary<CoachId, int>> CountAsync(IReadOnlyList<EvidenceConnection> connections, CancellationToken cancellation)
    {
        CoachId[] coaches = [.. connections.Select(connection => connection.Coach).Distinct()];

        return await (await MatchingAsync(coaches, connections[0].Filter, cancellation))
            .GroupBy(row => row.CoachId).Select(rows => new { rows.Key, Count = rows.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);
    }

    /// <summary>How many items each of these coaches had for each competency on a day, in one statement.</summary>
    public async Task<IReadOnlyDictionary<(CoachId Coach, CompetencyId Competency), int>> CountOnAsync(
        IReadOnlyCollection<CoachId> coaches, DateOnly day, CancellationToken cancellation)
    {
        var end = LondonCalendar.EndOf(day);
        var rows = await Readable()
            .Where(row => coaches.Contains(row.CoachId) && row.GatheredOn <= day && (row.RemovedAt == null || row.RemovedAt >= end))
            .Select(row => new { row.CoachId, row.CompetencyIds })
            .ToListAsync(cancellation);

        return rows.SelectMany(row => row.CompetencyIds.Select(competency => (row.CoachId, competency))).CountBy(pair => pair).ToDictionary();
    }

    /// <summary>These items, those that were taken out too. One that is absent, or not the caller's to read, is simply not a key.</summary>
    public async Task<IReadOnlyDictionary<EvidenceItemId, EvidenceShown>> FindAsync(IEnumerable<EvidenceItemId> asked, CancellationToken cancellation)
    {
        EvidenceItemId[] ids = [.. asked.Distinct()];

        return ids.Length == 0
            ? new Dictionary<EvidenceItemId, EvidenceShown>()
            : (await ShownAsync(await Readable().Where(row => ids.Contains(row.Id)).ToListAsync(cancellation), cancellation)).ToDictionary(row => row.Id);
    }

    // The row filter that agrees with the policy shared-evidence.
    private IQueryable<EvidenceItem> Readable()
    {
        var caller = rights.Caller;

        if (caller.IsCommandLine)
        {
            return db.EvidenceItems;
        }

        var own = caller.Has(Standing.Coach) && caller.CoachId is { } coach ? coach : default;
        CoachId[] supervised = caller.Has(Standing.Supervisor) ? [.. caller.SupervisedCoachIds] : [];
        OrganisationId[] overseen = caller.Has(Standing.Supervisor) ? [.. caller.OverseenOrganisationIds] : [];

        if (overseen.Length == 0)
        {
            return db.EvidenceItems.Where(row => row.CoachId == own || (supervised.Contains(row.CoachId) && row.Sharing != EvidenceSharing.Private));
        }

        var today = LondonCalendar.DayOf(clock.GetUtcNow());

        return db.EvidenceItems.Where(row =>
            row.CoachId == own
            || (supervised.Contains(row.CoachId) && row.Sharing != EvidenceSharing.Private)
            || (row.Sharing == EvidenceSharing.Employer && db.Employments.Any(work =>
                work.CoachId == row.CoachId && overseen.Contains(work.OrganisationId) && work.StartedOn <= today && (work.EndedOn == null || work.EndedOn >= today))));
    }

    private async Task<IQueryable<EvidenceItem>> MatchingAsync(IReadOnlyList<CoachId> coaches, EvidenceFilterInput? filter, CancellationToken cancellation)
    {
        var rows = Readable().Where(row => coaches.Contains(row.CoachId) && row.RemovedAt == null);

        if (filter?.Kinds is { } kinds)
        {
            rows = rows.Where(row => kinds.Contains(row.Kind));
        }

        if (filter?.GatheredOn?.From is { } from)
        {
            rows = rows.Where(row => row.GatheredOn >= from);
        }

        if (filter?.GatheredOn?.To is { } to)
        {
            rows = rows.Where(row => row.GatheredOn <= to);
        }

        if (filter?.Competencies() is not { } competencies)
        {
            return rows;
        }

        // Lists are text to the databases, and a portfolio is small enough to look through here.
        var mapped = await rows.Select(row => new { row.Id, row.CompetencyIds }).ToListAsync(cancellation);
        EvidenceItemId[] meant = [.. mapped.Where(row => row.CompetencyIds.Any(competencies.Contains)).Select(row => row.Id)];

        return db.EvidenceItems.Where(row => coaches.Contains(row.CoachId) && meant.Contains(row.Id));
    }

    private Task<List<EvidenceItem>> PartsAsync(IReadOnlyList<CoachId> coaches, IQueryable<EvidenceItem> rows, PageRequest request, CancellationToken cancellation)
    {
        // Latest first: what comes after a place is smaller than it.
        if (request.After is { } after)
        {
            var (day, id) = (DayOf(after), new EvidenceItemId(after.Id));
            rows = rows.Where(row => row.GatheredOn < day || (row.GatheredOn == day && row.Id.CompareTo(id) < 0));
        }

        if (request.Before is { } before)
        {
            var (day, id) = (DayOf(before), new EvidenceItemId(before.Id));
            rows = rows.Where(row => row.GatheredOn > day || (row.GatheredOn == day && row.Id.CompareTo(id) > 0));
        }

        rows = request.FromEnd
            ? rows.OrderBy(row => row.GatheredOn).ThenBy(row => row.Id)
            : rows.OrderByDescending(row => row.GatheredOn).ThenByDescending(row => row.Id);

        return coaches.Count < 2
            ? rows.Take(request.Count + 1).ToListAsync(cancellation)
            : db.Coaches.Where(coach => coaches.Contains(coach.Id))
                .SelectMany(coach => rows.Where(row => row.CoachId == coach.Id).Take(request.Count + 1)).ToListAsync(cancellation);
    }

    // Whoever reads an item for the employer's sake alone is told by which employer: the item's gate asks for it.
    private async Task<List<EvidenceShown>> ShownAsync(List<EvidenceItem> rows, CancellationToken cancellation)
    {
        var caller = rights.Caller;
        CoachId[] byEmployer = [.. rows.Where(row => !caller.May(AccessPolicy.SharedEvidence, AccessSubject.Of(row, null))).Select(row => row.CoachId).Distinct()];

        if (byEmployer.Length == 0 || caller.OverseenOrganisationIds.Count == 0)
        {
            return rows.ConvertAll(row => new EvidenceShown(row));
        }

        var today = LondonCalendar.DayOf(clock.GetUtcNow());
        var employments = (await db.Employments.Where(work => byEmployer.Contains(work.CoachId)).ToListAsync(cancellation))
            .Where(work => work.RunsOn(today) && caller.OverseenOrganisationIds.Contains(work.OrganisationId))
            .ToLookup(work => work.CoachId, work => (OrganisationId?)work.OrganisationId);

        return rows.ConvertAll(row => new EvidenceShown(row, employments[row.CoachId].FirstOrDefault()));
    }

    private static IEnumerable<EvidenceShown> InOrder(IEnumerable<EvidenceShown> rows, PageRequest request)
    {
        var ascending = rows.OrderBy(row => row.GatheredOn).ThenBy(row => row.Id.Value);

        return request.FromEnd ? ascending : ascending.Reverse();
    }

    private static CursorKey PlaceOf(EvidenceShown row) => CursorKey.Of(LatestFirst, row.GatheredOn.DayNumber, row.Id.Value);

    private static DateOnly DayOf(CursorKey place) => DateOnly.FromDayNumber((int)place.Number!.Value);
}
