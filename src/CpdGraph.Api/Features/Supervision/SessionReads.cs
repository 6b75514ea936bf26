using CpdGraph.Api.Paging;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Supervision;

/// <summary>Reads supervision meetings: for the coach, and for who supervises them today. Newest day first; of one day the one logged last.</summary>
internal sealed class SessionReads(CpdContext db, CallerAccessor rights, Pages pages)
{
    private static readonly CursorOrder Order = CursorOrder.Of(CursorList.SupervisionSessions);

    private CoachScope Scope => rights.Caller.CoachesUnder(AccessPolicy.SupervisionParties);

    /// <summary>A page for each of these coaches, in one statement. Empty for one whose meetings the caller may not see.</summary>
    public async Task<IReadOnlyDictionary<CoachId, SessionConnection>> OfCoachesAsync(
        IReadOnlyList<CoachId> asked, SessionArguments arguments, CancellationToken cancellation)
    {
        var request = pages.Requested(arguments, Order);
        CoachId[] coaches = [.. asked.Where(Scope.Contains)];
        var rows = Part(Matching(arguments), request);
        var found = coaches switch
        {
            [] => [],
            [var one] => await rows.Where(row => row.CoachId == one).Take(request.Count + 1).ToListAsync(cancellation),
            _ => await db.Coaches.Where(coach => coaches.Contains(coach.Id))
                .SelectMany(coach => rows.Where(row => row.CoachId == coach.Id).Take(request.Count + 1)).ToListAsync(cancellation),
        };
        var sorted = found.OrderBy(row => row.HeldOn).ThenBy(row => row.Id.Value).ToArray();

        if (!request.FromEnd)
        {
            Array.Reverse(sorted);
        }

        var parts = sorted.ToLookup(row => row.CoachId);

        return asked.ToDictionary(coach => coach, coach => new SessionConnection(pages.Cut([.. parts[coach]], request, PlaceOf), coach, arguments));
    }

    /// <summary>How many there are of each coach, whatever the page; the connections are of one field.</summary>
    public async Task<IReadOnlyDictionary<CoachId, int>> CountAsync(IReadOnlyList<SessionConnection> connections, CancellationToken cancellation)
    {
        CoachId[] coaches = [.. connections.Select(connection => connection.Coach).Distinct().Where(Scope.Contains)];

        return await Matching(connections[0].Arguments).Where(row => coaches.Contains(row.CoachId))
            .GroupBy(row => row.CoachId).Select(rows => new { rows.Key, Count = rows.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);
    }

    /// <summary>These meetings, in one statement; those that the caller may see.</summary>
    public async Task<IReadOnlyList<SupervisionSession>> FindAsync(IReadOnlyCollection<SupervisionSessionId> ids, CancellationToken cancellation)
    {
        CoachId[] coaches = [.. Scope.Coaches];

        return await db.SupervisionSessions.Where(row => ids.Contains(row.Id) && coaches.Contains(row.CoachId)).ToListAsync(cancellation);
    }

    /// <summary>
    /// Meetings that wait for the caller to confirm them, in one statement: in their own record those that a supervisor logged, in their coaches'
    /// those that the coach logged as given by the caller. A coach without any is simply not a key.
    /// </summary>
    /// <param name="own">The caller's own record. Null when they have none.</param>
    /// <param name="team">Coaches whom the caller supervises.</param>
    public async Task<ILookup<CoachId, SupervisionSession>> WaitingAsync(CoachId? own, IReadOnlyCollection<CoachId> team, CancellationToken cancellation)
    {
        var (coach, giver) = (own ?? default, rights.Caller.SupervisorId ?? default);
        CoachId[] coaches = [.. team.Where(Scope.Contains)];
        var rows = await db.SupervisionSessions
            .Where(row => row.Verification == Verification.SelfReported || row.Verification == Verification.Awaiting)
            .Where(row => (row.CoachId == coach && row.LoggedBySupervisor) || (coaches.Contains(row.CoachId) && row.SupervisorId == giver && !row.LoggedBySupervisor))
            .ToListAsync(cancellation);

        return rows.ToLookup(row => row.CoachId);
    }

    private static CursorKey PlaceOf(SupervisionSession session) => CursorKey.Of(Order, session.HeldOn.DayNumber, session.Id.Value);

    private IQueryable<SupervisionSession> Matching(SessionArguments arguments)
    {
        IQueryable<SupervisionSession> rows = db.SupervisionSessions;

        if (arguments.Kinds is { } kinds)
        {
            rows = rows.Where(row => kinds.Contains(row.Kind));
        }

        if (arguments.HeldOn?.From is { } from)
        {
            rows = rows.Where(row => row.HeldOn >= from);
        }

        return arguments.HeldOn?.To is { } to ? rows.Where(row => row.HeldOn <= to) : rows;
    }

    // What lies between the cursors, in the order in which it is looked for.
    private static IQueryable<SupervisionSession> Part(IQueryable<SupervisionSession> rows, PageRequest request)
    {
        if (request.After is { } after)
        {
            var (day, id) = (DateOnly.FromDayNumber((int)after.Number!.Value), new SupervisionSessionId(after.Id));
            rows = rows.Where(row => row.HeldOn < day || (row.HeldOn == day && row.Id.CompareTo(id) < 0));
        }

        if (request.Before is { } before)
        {
            var (day, id) = (DateOnly.FromDayNumber((int)before.Number!.Value), new SupervisionSessionId(before.Id));
            rows = rows.Where(row => row.HeldOn > day || (row.HeldOn == day && row.Id.CompareTo(id) > 0));
        }

        return request.FromEnd
            ? rows.OrderBy(row => row.HeldOn).ThenBy(row => row.Id)
            : rows.OrderByDescending(row => row.HeldOn).ThenByDescending(row => row.Id);
    }
}
