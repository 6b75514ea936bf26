using System.Globalization;
using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Reads coaches' records, those alone that the caller may see.</summary>
internal sealed class CoachReads(
    CpdContext db,
    RecordReader records,
    TierReads tiers,
    CoachJudgements judgements,
    CallerAccessor rights,
    Pages pages,
    EngineLimits limits,
    TimeProvider clock)
{
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

    /// <summary>The coach whom an input names, or the caller's own record when it names none. Null when absent, or not the caller's to see.</summary>
    /// <param name="named">The id as sent. Null when left out.</param>
    public async Task<CoachShown?> NamedOrOwnAsync(string? named, CancellationToken cancellation) =>
        (named is null ? rights.Caller.CoachId : NamedId.Read<CoachId>(named, NodeKind.Coach)) is { } id ? await FindAsync(id, cancellation) : null;

    /// <summary>
    /// A page of the coaches whose records the caller may see, in one statement; in up to six more when it is asked for names or for what the
    /// rules say. With their tiers: who looks at a team nearly always asks for them, and so needs no statement more.
    /// </summary>
    /// <param name="only">Among these alone. Null: among all.</param>
    public async Task<CoachConnection> ListAsync(CoachArguments arguments, IReadOnlySet<CoachId>? only, CancellationToken cancellation)
    {
        var order = arguments.OrderBy ?? CoachOrderInput.ByName;
        var request = pages.Requested(arguments, order.Cursor);
        var all = await PlacedAsync(arguments.Filter, only, "filter", cancellation);
        var part = all.Part(order, request);
        var rows = await (order.Field == CoachSort.Tier
            ? part.Select(placed => new ListedRow(
                placed.Coach,
                db.Employments.Where(work => work.CoachId == placed.Coach.Id).ToList(),
                db.TierAwards.Where(award => award.CoachId == placed.Coach.Id).ToList(),
                placed.Tier))
            : part.Select(placed => new ListedRow(
                placed.Coach,
                db.Employments.Where(work => work.CoachId == placed.Coach.Id).ToList(),
                db.TierAwards.Where(award => award.CoachId == placed.Coach.Id).ToList(),
                0))).AsSingleQuery().ToListAsync(cancellation);
        tiers.Know(rows.Select(row => (row.Coach.Id, row.Awards)));
        var ranks = rows.ToDictionary(row => row.Coach.Id, row => row.Rank);
        CoachShown[] coaches = [.. rows.Select(row => CoachShown.Of(row.Coach, row.Employments))];

        return new CoachConnection(
            pages.Cut(coaches, request, coach => order.PlaceOf(coach, ranks[coach.Id], Today)), token => all.Select(placed => placed.Coach.Id).CountAsync(token));
    }

    /// <summary>The coaches whose records the caller may see and who meet a filter.</summary>
    /// <param name="only">Among these alone. Null: among all.</param>
    /// <param name="path">Where the filter stands among the arguments, for messages.</param>
    public async Task<IQueryable<Coach>> MatchingAsync(
        CoachFilterInput? filter, IReadOnlySet<CoachId>? only, string path, CancellationToken cancellation) =>
        (await PlacedAsync(filter, only, path, cancellation)).Select(placed => placed.Coach);

    private DateOnly Today => LondonCalendar.DayOf(clock.GetUtcNow());

    private async Task<IQueryable<PlacedCoach>> PlacedAsync(
        CoachFilterInput? filter, IReadOnlySet<CoachId>? only, string path, CancellationToken cancellation)
    {
        var seen = Visible(only);
        var placed = PlacedCoach.Of(db, seen, Today);

        if (filter is null)
        {
            return placed;
        }

        filter.CheckNesting(limits.MaxFilterNesting, path);

        // Only names that the caller may read come in.
        var names = filter.Any(one => one.Name is not null)
            ? (await seen.Select(coach => new { coach.Id, coach.DisplayName }).ToListAsync(cancellation)).ConvertAll(coach => (coach.Id, coach.DisplayName))
            : null;

        var judged = filter.Any(one => one.IsJudging)
            ? await JudgedAsync(filter, placed.Where(new CoachConditions(db, names, null, Today).Of(filter.Plain, path)), path, cancellation)
            : null;

        return placed.Where(new CoachConditions(db, names, judged, Today).Of(filter, path));
    }

    // Whoever does not meet the plain conditions cannot meet the filter, and so needs no judgement.
    private async Task<IReadOnlyList<JudgedCoach>> JudgedAsync(CoachFilterInput filter, IQueryable<PlacedCoach> candidates, string path, CancellationToken cancellation)
    {
        var coaches = candidates.Select(placed => placed.Coach);
        var rows = await WithEmployments(coaches.OrderBy(coach => coach.Id).Take(limits.MaxJudgedCoaches + 1)).ToListAsync(cancellation);

        if (rows.Count > limits.MaxJudgedCoaches)
        {
            var actual = await coaches.CountAsync(cancellation);

            throw ArgumentProblem.TooMuch(
                path,
                "judgedCoaches",
                limits.MaxJudgedCoaches,
                actual,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Readiness, supervision and gaps are worked out for at most {limits.MaxJudgedCoaches:N0} coaches, and the other conditions leave {actual:N0}: narrow them, for example by employerIds."));
        }

        return await judgements.OfAsync(filter, rows.ConvertAll(row => CoachShown.Of(row.Coach, row.Employments)), cancellation);
    }

    private IQueryable<Coach> Visible(IReadOnlySet<CoachId>? only)
    {
        var scope = rights.Caller.CoachesUnder(AccessPolicy.OwnRecordOrSupervisor);

        if (scope.IsEveryone && only is null)
        {
            return db.Coaches;
        }

        CoachId[] ids = [.. scope.IsEveryone ? only! : scope.Coaches.Where(id => only is null || only.Contains(id))];

        return db.Coaches.Where(coach => ids.Contains(coach.Id));
    }

    private IQueryable<Row> WithEmployments(IQueryable<Coach> coaches) =>
        coaches.Select(coach => new Row(coach, db.Employments.Where(work => work.CoachId == coach.Id).ToList()));

    private sealed record Row(Coach Coach, List<Employment> Employments);

    private sealed record ListedRow(Coach Coach, List<Employment> Employments, List<TierAward> Awards, int Rank);
}
