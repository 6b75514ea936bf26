using CpdGraph.Api.Paging;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Enrolments;

/// <summary>Lists enrolments: of a coach, the one asked for last first; of a run, in the order of requests.</summary>
internal sealed class EnrolmentList(CpdContext db, EnrolmentReads enrolments, Pages pages)
{
    private static readonly CursorOrder LatestFirst = CursorOrder.Of(CursorList.Enrolments);
    private static readonly CursorOrder InTurn = CursorOrder.Of(CursorList.RunEnrolments);

    /// <summary>A page for each of these coaches, in one statement. Empty for one whose record the caller may not see.</summary>
    public async Task<IReadOnlyDictionary<CoachId, EnrolmentConnection>> OfCoachesAsync(
        IReadOnlyList<CoachId> asked, EnrolmentArguments arguments, CancellationToken cancellation)
    {
        var request = pages.Requested(arguments, LatestFirst);
        var rows = ByRequest(Matching(arguments.Filter), request);
        var found = await enrolments.KnowAsync(
            await db.Coaches.Where(coach => asked.Contains(coach.Id))
                .SelectMany(coach => rows.Where(row => row.CoachId == coach.Id).Take(request.Count + 1)).ToListAsync(cancellation),
            cancellation);
        var parts = Sorted(found.OrderByDescending(row => row.RequestedAt).ThenByDescending(row => row.Id.Value), request).ToLookup(row => row.CoachId);

        return asked.ToDictionary(
            coach => coach,
            coach => new EnrolmentConnection(
                pages.Cut([.. parts[coach]], request, row => CursorKey.Of(LatestFirst, row.RequestedAt.UtcTicks, row.Id.Value)), coach, run: null, arguments));
    }

    /// <summary>A page for each of these runs, in one statement. Empty for one of another provider.</summary>
    public async Task<IReadOnlyDictionary<OfferRunId, EnrolmentConnection>> OfRunsAsync(
        IReadOnlyList<OfferRunId> asked, EnrolmentArguments arguments, CancellationToken cancellation)
    {
        var request = pages.Requested(arguments, InTurn);
        var rows = ByNumber(Matching(arguments.Filter), request);
        var found = await enrolments.KnowAsync(
            await db.Runs.Where(run => asked.Contains(run.Id))
                .SelectMany(run => rows.Where(row => row.RunId == run.Id).Take(request.Count + 1)).ToListAsync(cancellation),
            cancellation);
        var parts = Sorted(found.OrderBy(row => row.Number).ThenBy(row => row.Id.Value), request).ToLookup(row => row.RunId);

        return asked.ToDictionary(
            run => run,
            run => new EnrolmentConnection(pages.Cut([.. parts[run]], request, row => CursorKey.Of(InTurn, row.Number, row.Id.Value)), coach: null, run, arguments));
    }

    /// <summary>How many there are in each list, whatever the page, in one statement; the connections are of one field.</summary>
    public async Task<Func<EnrolmentConnection, int>> CountAsync(IReadOnlyList<EnrolmentConnection> connections, CancellationToken cancellation)
    {
        var rows = Matching(connections[0].Arguments.Filter);
        CoachId[] coaches = [.. connections.Select(connection => connection.Coach).OfType<CoachId>().Distinct()];
        OfferRunId[] runs = [.. connections.Select(connection => connection.Run).OfType<OfferRunId>().Distinct()];

        if (runs.Length == 0)
        {
            var ofCoaches = await rows.Where(row => coaches.Contains(row.CoachId))
                .GroupBy(row => row.CoachId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);

            return connection => ofCoaches.GetValueOrDefault(connection.Coach ?? default);
        }

        var ofRuns = await rows.Where(row => runs.Contains(row.RunId))
            .GroupBy(row => row.RunId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);

        return connection => ofRuns.GetValueOrDefault(connection.Run ?? default);
    }

    private IQueryable<Enrolment> Matching(EnrolmentFilterInput? filter)
    {
        var rows = enrolments.Visible;

        if (filter?.Statuses is { } statuses)
        {
            rows = rows.Where(row => statuses.Contains(row.Status));
        }

        if (filter?.RunStarts?.From is { } from)
        {
            var first = LondonCalendar.StartOf(from);
            rows = rows.Where(row => db.Runs.Any(run => run.Id == row.RunId && run.StartsAt >= first));
        }

        if (filter?.RunStarts?.To is { } to)
        {
            var end = LondonCalendar.EndOf(to);
            rows = rows.Where(row => db.Runs.Any(run => run.Id == row.RunId && run.StartsAt < end));
        }

        return rows;
    }

    // What lies between the cursors, in the order of the list or from its end.
    private static IQueryable<Enrolment> ByRequest(IQueryable<Enrolment> rows, PageRequest request)
    {
        if (request.After is { } after)
        {
            var (moment, id) = (new DateTimeOffset(after.Number!.Value, TimeSpan.Zero), new EnrolmentId(after.Id));
            rows = rows.Where(row => row.RequestedAt < moment || (row.RequestedAt == moment && row.Id.CompareTo(id) < 0));
        }

        if (request.Before is { } before)
        {
            var (moment, id) = (new DateTimeOffset(before.Number!.Value, TimeSpan.Zero), new EnrolmentId(before.Id));
            rows = rows.Where(row => row.RequestedAt > moment || (row.RequestedAt == moment && row.Id.CompareTo(id) > 0));
        }

        return request.FromEnd
            ? rows.OrderBy(row => row.RequestedAt).ThenBy(row => row.Id)
            : rows.OrderByDescending(row => row.RequestedAt).ThenByDescending(row => row.Id);
    }

    private static IQueryable<Enrolment> ByNumber(IQueryable<Enrolment> rows, PageRequest request)
    {
        if (request.After is { } after)
        {
            var (number, id) = (after.Number!.Value, new EnrolmentId(after.Id));
            rows = rows.Where(row => row.Number > number || (row.Number == number && row.Id.CompareTo(id) > 0));
        }

        if (request.Before is { } before)
        {
            var (number, id) = (before.Number!.Value, new EnrolmentId(before.Id));
            rows = rows.Where(row => row.Number < number || (row.Number == number && row.Id.CompareTo(id) < 0));
        }

        return request.FromEnd
            ? rows.OrderByDescending(row => row.Number).ThenByDescending(row => row.Id)
            : rows.OrderBy(row => row.Number).ThenBy(row => row.Id);
    }

    // Of several lists the database gives the rows in any order.
    private static IEnumerable<Enrolment> Sorted(IEnumerable<Enrolment> rows, PageRequest request) => request.FromEnd ? rows.Reverse() : rows;
}
