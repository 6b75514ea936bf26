using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Reads supervisors and whom they supervise.</summary>
internal sealed class SupervisorReads(CpdContext db, CallerAccessor rights)
{
    /// <summary>These supervisors, in one statement. One that is absent is simply not a key; whether the caller may see one, its type says.</summary>
    public async Task<IReadOnlyDictionary<SupervisorId, Supervisor>> FindAsync(IEnumerable<SupervisorId> asked, CancellationToken cancellation)
    {
        SupervisorId[] ids = [.. asked.Distinct().Where(id => rights.Caller.May(AccessPolicy.SupervisorParties, AccessSubject.Of(id)))];

        return ids.Length == 0
            ? new Dictionary<SupervisorId, Supervisor>()
            : await db.Supervisors.Where(supervisor => ids.Contains(supervisor.Id)).ToDictionaryAsync(supervisor => supervisor.Id, cancellation);
    }

    /// <summary>Whether a coach's record is the caller's own: by their account, or by their record as a supervisor.</summary>
    public async Task<bool> IsCallerAsync(CoachId coach, CancellationToken cancellation) =>
        rights.Caller.CoachId == coach
        || (rights.Caller.SupervisorId is { } own && await db.Supervisors.AnyAsync(row => row.Id == own && row.CoachId == coach, cancellation));

    /// <summary>How many coaches these supervise on a day, each counted once, in one statement. Who supervises nobody is simply not a key.</summary>
    public async Task<IReadOnlyDictionary<SupervisorId, int>> CountsAsync(IReadOnlyCollection<SupervisorId> supervisors, DateOnly day, CancellationToken cancellation) =>
        await db.SupervisorAssignments
            .Where(row => supervisors.Contains(row.SupervisorId) && row.StartsOn <= day && (row.EndsOn == null || row.EndsOn >= day))
            .GroupBy(row => row.SupervisorId)
            .Select(group => new { group.Key, Count = group.Select(row => row.CoachId).Distinct().Count() })
            .ToDictionaryAsync(pair => pair.Key, pair => pair.Count, cancellation);

    /// <summary>Who supervises these coaches on a day, by kind, in one statement.</summary>
    public async Task<ILookup<CoachId, SupervisorAssignment>> OfCoachesAsync(IReadOnlyCollection<CoachId> coaches, DateOnly day, CancellationToken cancellation)
    {
        var rows = await db.SupervisorAssignments
            .Where(row => coaches.Contains(row.CoachId) && row.StartsOn <= day && (row.EndsOn == null || row.EndsOn >= day))
            .ToListAsync(cancellation);

        return rows.OrderBy(row => row.Kind).ThenBy(row => row.StartsOn).ToLookup(row => row.CoachId);
    }

    /// <summary>These arrangements of coaches whose records the caller may see, in one statement.</summary>
    public async Task<IReadOnlyList<SupervisorAssignment>> FindAsync(IReadOnlyCollection<SupervisorAssignmentId> ids, CancellationToken cancellation)
    {
        var scope = rights.Caller.CoachesUnder(AccessPolicy.OwnRecordOrSupervisor);
        var rows = db.SupervisorAssignments.Where(row => ids.Contains(row.Id));

        if (!scope.IsEveryone)
        {
            CoachId[] coaches = [.. scope.Coaches];
            rows = rows.Where(row => coaches.Contains(row.CoachId));
        }

        return await rows.ToListAsync(cancellation);
    }
}
