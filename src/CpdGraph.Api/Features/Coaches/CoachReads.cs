using CpdGraph.Api.Paging;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Reads coaches' records, those alone that the caller may see.</summary>
internal sealed class CoachReads(CpdContext db, RecordReader records, CallerAccessor rights, Pages pages, TimeProvider clock)
{
    private static readonly CursorOrder ByName = CursorOrder.Of(CursorList.Coaches);

    /// <summary>These coaches with their employments, in one statement. One that is absent, or not the caller's to see, is simply not a key.</summary>
    public async Task<IReadOnlyDictionary<CoachId, CoachShown>> FindAsync(IEnumerable<CoachId> asked, CancellationToken cancellation)
    {
        var scope = rights.Caller.CoachesUnder(AccessPolicy.OwnRecordOrSupervisor);
        CoachId[] ids = [.. asked.Where(scope.Contains).Distinct()];

        if (ids.Length == 0)
        {
            return new Dictionary<CoachId, CoachShown>();
        }

        var rows = await WithEmployments(db.Coaches.Where(coach => ids.Contains(coach.Id))).ToListAsync(cancellation);

        return rows.ToDictionary(row => row.Coach.Id, row => CoachShown.Of(row.Coach, row.Employments));
    }

    /// <summary>One coach. Null when absent, or not the caller's to see.</summary>
    public async Task<CoachShown?> FindAsync(CoachId id, CancellationToken cancellation) =>
        rights.Caller.CoachesUnder(AccessPolicy.OwnRecordOrSupervisor).Contains(id) && await records.CoachAsync(id, cancellation) is (var coach, var employments)
            ? CoachShown.Of(coach, employments)
            : null;

    /// <summary>A page of the coaches whose records the caller may see, by name, in one statement; two when it is asked for names.</summary>
    /// <param name="only">Among these alone. Null: among all.</param>
    public async Task<CoachConnection> ListAsync(CoachArguments arguments, IReadOnlySet<CoachId>? only, CancellationToken cancellation)
    {
        var request = pages.Requested(arguments, ByName);
        var all = await MatchingAsync(arguments.Filter, only, "filter", cancellation);
        var rows = await WithEmployments(Part(all, request)).ToListAsync(cancellation);
        CoachShown[] coaches = [.. rows.Select(row => CoachShown.Of(row.Coach, row.Employments))];

        return new CoachConnection(
            pages.Cut(coaches, request, coach => CursorKey.Of(ByName, coach.DisplayName, coach.Id.Value)), token => all.CountAsync(token));
    }

    /// <summary>The coaches whose records the caller may see and who meet a filter.</summary>
    /// <param name="only">Among these alone. Null: among all.</param>
    /// <param name="path">Where the filter stands among the arguments, for messages.</param>
    public async Task<IQueryable<Coach>> MatchingAsync(
        CoachFilterInput? filter, IReadOnlySet<CoachId>? only, string path, CancellationToken cancellation)
    {
        var coaches = Matching(filter, only, path);

        if (filter?.Name is not { } name)
        {
            return coaches;
        }

        // Compared here as the catalogue compares texts, which the databases do in ways of their own. Only names that the caller may read come in.
        var isMeant = name.ToTest();
        var names = await coaches.Select(coach => new { coach.Id, coach.DisplayName }).ToListAsync(cancellation);
        CoachId[] meant = [.. names.Where(coach => isMeant(coach.DisplayName)).Select(coach => coach.Id)];

        return db.Coaches.Where(coach => meant.Contains(coach.Id));
    }

    private IQueryable<Coach> Matching(CoachFilterInput? filter, IReadOnlySet<CoachId>? only, string path)
    {
        var scope = rights.Caller.CoachesUnder(AccessPolicy.OwnRecordOrSupervisor);
        IQueryable<Coach> coaches = db.Coaches;

        if (!scope.IsEveryone || only is not null)
        {
            CoachId[] ids = [.. scope.IsEveryone ? only! : scope.Coaches.Where(id => only is null || only.Contains(id))];
            coaches = coaches.Where(coach => ids.Contains(coach.Id));
        }

        if (filter?.Employers(path) is { } employers)
        {
            var today = LondonCalendar.DayOf(clock.GetUtcNow());
            coaches = coaches.Where(coach => db.Employments.Any(work =>
                work.CoachId == coach.Id && employers.Contains(work.OrganisationId) && work.StartedOn <= today && (work.EndedOn == null || work.EndedOn >= today)));
        }

        return filter?.Claimed is { } claimed ? coaches.Where(coach => coach.PrincipalId != null == claimed) : coaches;
    }

    // In the order of the list, or from its end, with one row more than asked for.
    private static IQueryable<Coach> Part(IQueryable<Coach> coaches, PageRequest request)
    {
        if (request.After is { } after)
        {
            var (name, id) = (after.Text!, new CoachId(after.Id));
            coaches = coaches.Where(coach => coach.DisplayName.CompareTo(name) > 0 || (coach.DisplayName == name && coach.Id.CompareTo(id) > 0));
        }

        if (request.Before is { } before)
        {
            var (name, id) = (before.Text!, new CoachId(before.Id));
            coaches = coaches.Where(coach => coach.DisplayName.CompareTo(name) < 0 || (coach.DisplayName == name && coach.Id.CompareTo(id) < 0));
        }

        return (request.FromEnd
            ? coaches.OrderByDescending(coach => coach.DisplayName).ThenByDescending(coach => coach.Id)
            : coaches.OrderBy(coach => coach.DisplayName).ThenBy(coach => coach.Id)).Take(request.Count + 1);
    }

    private IQueryable<Row> WithEmployments(IQueryable<Coach> coaches) =>
        coaches.Select(coach => new Row(coach, db.Employments.Where(work => work.CoachId == coach.Id).ToList()));

    private sealed record Row(Coach Coach, List<Employment> Employments);
}
