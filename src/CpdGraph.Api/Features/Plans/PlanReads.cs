using CpdGraph.Api.Paging;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Plans;

/// <summary>Reads development plans, of those coaches alone whom the caller may see.</summary>
internal sealed class PlanReads(CpdContext db, CallerAccessor rights, Pages pages)
{
    private static readonly CursorOrder LatestFirst = CursorOrder.Of(CursorList.Plans);

    // Plans that are not closed. Several fields of a coach look at them.
    private readonly Dictionary<CoachId, IReadOnlyList<DevelopmentPlan>> open = [];

    private CoachScope Scope => rights.Caller.CoachesUnder(AccessPolicy.OwnRecordOrSupervisor);

    /// <summary>These plans, in one statement; those that the caller may see.</summary>
    public async Task<IReadOnlyList<DevelopmentPlan>> FindAsync(IReadOnlyCollection<DevelopmentPlanId> ids, CancellationToken cancellation)
    {
        var rows = db.DevelopmentPlans.Where(plan => ids.Contains(plan.Id));

        if (Scope is { IsEveryone: false, Coaches: var known })
        {
            CoachId[] coaches = [.. known];
            rows = rows.Where(plan => coaches.Contains(plan.CoachId));
        }

        return await rows.ToListAsync(cancellation);
    }

    /// <summary>The plan that an id of an input names. Without a value where it is absent, or not the caller's to see.</summary>
    public async Task<Named<DevelopmentPlan>> NamedAsync(string text, CancellationToken cancellation) =>
        new(text, GlobalIds.NamedId.Read<DevelopmentPlanId>(text, GlobalIds.NodeKind.DevelopmentPlan) is { } id ? (await FindAsync([id], cancellation)).SingleOrDefault() : null);

    /// <summary>
    /// Plans of these coaches that are not closed: the agreed one, then the one that is prepared. In one statement, once a request. Empty for a
    /// coach without any, or not the caller's to see.
    /// </summary>
    public async Task<IReadOnlyDictionary<CoachId, IReadOnlyList<DevelopmentPlan>>> OpenOfCoachesAsync(IEnumerable<CoachId> coaches, CancellationToken cancellation)
    {
        CoachId[] asked = [.. coaches.Distinct()];
        var scope = Scope;
        CoachId[] missing = [.. asked.Where(coach => scope.Contains(coach) && !open.ContainsKey(coach))];

        if (missing.Length > 0)
        {
            var plans = await db.DevelopmentPlans.Where(plan => missing.Contains(plan.CoachId) && plan.Status != PlanStatus.Closed).ToListAsync(cancellation);
            var byCoach = plans.ToLookup(plan => plan.CoachId);

            foreach (var coach in missing)
            {
                open[coach] = [.. byCoach[coach].OrderByDescending(plan => plan.Status == PlanStatus.Agreed).ThenByDescending(plan => plan.StartsOn).ThenByDescending(plan => plan.Id.Value)];
            }
        }

        return asked.ToDictionary(coach => coach, coach => open.GetValueOrDefault(coach, []));
    }

    /// <summary>A page for each of these coaches, in one statement.</summary>
    public async Task<IReadOnlyDictionary<CoachId, PlanConnection>> OfCoachesAsync(IReadOnlyList<CoachId> asked, PlanArguments arguments, CancellationToken cancellation)
    {
        var request = pages.Requested(arguments, LatestFirst);
        CoachId[] coaches = [.. asked.Where(Scope.Contains)];
        var rows = Part(db.DevelopmentPlans, request);
        var plans = coaches.Length == 0
            ? []
            : await db.Coaches.Where(coach => coaches.Contains(coach.Id)).SelectMany(coach => rows.Where(plan => plan.CoachId == coach.Id).Take(request.Count + 1)).ToListAsync(cancellation);
        var byCoach = plans.ToLookup(plan => plan.CoachId);

        return asked.ToDictionary(coach => coach, coach => new PlanConnection(pages.Cut([.. InOrder(byCoach[coach], request)], request, PlaceOf), coach));
    }

    /// <summary>How many plans each of these coaches has, in one statement.</summary>
    public async Task<IReadOnlyDictionary<CoachId, int>> CountAsync(IEnumerable<CoachId> asked, CancellationToken cancellation)
    {
        CoachId[] coaches = [.. asked.Distinct().Where(Scope.Contains)];

        return await db.DevelopmentPlans.Where(plan => coaches.Contains(plan.CoachId))
            .GroupBy(plan => plan.CoachId)
            .Select(plans => new { plans.Key, Count = plans.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);
    }

    private static CursorKey PlaceOf(DevelopmentPlan plan) => CursorKey.Of(LatestFirst, plan.StartsOn.DayNumber, plan.Id.Value);

    // Of several coaches the database gives the rows in any order.
    private static IEnumerable<DevelopmentPlan> InOrder(IEnumerable<DevelopmentPlan> plans, PageRequest request) => request.FromEnd
        ? plans.OrderBy(plan => plan.StartsOn).ThenBy(plan => plan.Id.Value)
        : plans.OrderByDescending(plan => plan.StartsOn).ThenByDescending(plan => plan.Id.Value);

    // In the order of the list, or from its end.
    private static IQueryable<DevelopmentPlan> Part(IQueryable<DevelopmentPlan> plans, PageRequest request)
    {
        if (request.After is { } after)
        {
            var (day, id) = (DateOnly.FromDayNumber((int)after.Number!.Value), new DevelopmentPlanId(after.Id));
            plans = plans.Where(plan => plan.StartsOn < day || (plan.StartsOn == day && plan.Id.CompareTo(id) < 0));
        }

        if (request.Before is { } before)
        {
            var (day, id) = (DateOnly.FromDayNumber((int)before.Number!.Value), new DevelopmentPlanId(before.Id));
            plans = plans.Where(plan => plan.StartsOn > day || (plan.StartsOn == day && plan.Id.CompareTo(id) > 0));
        }

        return request.FromEnd
            ? plans.OrderBy(plan => plan.StartsOn).ThenBy(plan => plan.Id)
            : plans.OrderByDescending(plan => plan.StartsOn).ThenByDescending(plan => plan.Id);
    }
}

/// <summary>Arguments of a coach's plans.</summary>
public sealed record PlanArguments(int? First, string? After, int? Last, string? Before) : IPageArguments;

/// <summary>A page of a coach's plans. All are counted only when that is asked for.</summary>
internal sealed class PlanConnection(RecordPage<DevelopmentPlan> page, CoachId coach)
{
    public IReadOnlyList<RecordEdge<DevelopmentPlan>> Edges => page.Edges;

    public IReadOnlyList<DevelopmentPlan> Nodes => page.Nodes;

    public PageInfo PageInfo => page.PageInfo;

    public CoachId Coach => coach;
}
