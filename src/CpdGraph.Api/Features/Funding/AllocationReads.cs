using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Funding;

/// <summary>Reads budgets, of those organisations alone that the caller funds.</summary>
internal sealed class AllocationReads(CpdContext db, CallerAccessor rights, Pages pages)
{
    private static readonly CursorOrder FirstToClose = CursorOrder.Of(CursorList.FundingAllocations);

    private FundingScope Scope => FundingScope.Of(rights.Caller);

    /// <summary>These budgets, in one statement. One that is absent, or not the caller's to see, is simply not a key.</summary>
    public async Task<IReadOnlyDictionary<FundingAllocationId, FundingAllocation>> FindAsync(IEnumerable<FundingAllocationId> asked, CancellationToken cancellation)
    {
        FundingAllocationId[] ids = [.. asked.Distinct()];

        return ids.Length == 0
            ? new Dictionary<FundingAllocationId, FundingAllocation>()
            : await Scope.Among(db.FundingAllocations).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
    }

    /// <summary>A page over all that the caller may see, in one statement.</summary>
    public async Task<AllocationConnection> ListAsync(AllocationArguments arguments, CancellationToken cancellation)
    {
        var request = pages.Requested(arguments, FirstToClose);
        var all = Matching(Scope.Among(db.FundingAllocations), arguments.Filter);
        var rows = await Part(all, request).Take(request.Count + 1).ToListAsync(cancellation);

        return new AllocationConnection(pages.Cut(rows, request, PlaceOf), null, all.CountAsync);
    }

    /// <summary>A page for each of these organisations, in one statement.</summary>
    public async Task<IReadOnlyDictionary<OrganisationId, AllocationConnection>> OfOrganisationsAsync(
        IReadOnlyList<OrganisationId> asked, OrganisationAllocationArguments arguments, CancellationToken cancellation)
    {
        var request = pages.Requested(arguments, FirstToClose);
        OrganisationId[] ids = [.. asked.Where(Scope.Contains)];
        var rows = Part(OpenOn(db.FundingAllocations, arguments.OpenOn), request);
        var found = ids.Length == 0
            ? []
            : await db.Organisations.Where(row => ids.Contains(row.Id))
                .SelectMany(row => rows.Where(budget => budget.OrganisationId == row.Id).Take(request.Count + 1)).ToListAsync(cancellation);
        var parts = found.ToLookup(budget => budget.OrganisationId);
        Func<CancellationToken, Task<int>>? none = null;

        return asked.ToDictionary(id => id, id => new AllocationConnection(pages.Cut([.. InOrder(parts[id], request)], request, PlaceOf), id, none) { OpenOn = arguments.OpenOn });
    }

    /// <summary>How many budgets each of these organisations has, in one statement.</summary>
    public async Task<IReadOnlyDictionary<OrganisationId, int>> CountAsync(IEnumerable<OrganisationId> asked, DateOnly? openOn, CancellationToken cancellation)
    {
        OrganisationId[] ids = [.. asked.Distinct().Where(Scope.Contains)];

        return await OpenOn(db.FundingAllocations, openOn).Where(row => ids.Contains(row.OrganisationId))
            .GroupBy(row => row.OrganisationId)
            .Select(rows => new { rows.Key, Count = rows.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);
    }

    private static IQueryable<FundingAllocation> Matching(IQueryable<FundingAllocation> budgets, AllocationFilterInput? filter)
    {
        if (filter?.Organisations() is { } organisations)
        {
            budgets = budgets.Where(row => organisations.Contains(row.OrganisationId));
        }

        if (filter?.Streams() is { } streams)
        {
            budgets = budgets.Where(row => streams.Contains(row.StreamId));
        }

        if (filter?.HasRemaining is { } wanted)
        {
            budgets = budgets.Where(row => row.Amount.Pence - row.CommittedPence - row.SpentPence > 0 == wanted);
        }

        return OpenOn(budgets, filter?.OpenOn);
    }

    private static IQueryable<FundingAllocation> OpenOn(IQueryable<FundingAllocation> budgets, DateOnly? openOn) =>
        openOn is { } day ? budgets.Where(row => row.OpensOn <= day && row.ClosesOn >= day) : budgets;

    private static CursorKey PlaceOf(FundingAllocation budget) => CursorKey.Of(FirstToClose, budget.ClosesOn.DayNumber, budget.Id.Value);

    private static IEnumerable<FundingAllocation> InOrder(IEnumerable<FundingAllocation> budgets, PageRequest request) => request.FromEnd
        ? budgets.OrderByDescending(row => row.ClosesOn).ThenByDescending(row => row.Id.Value)
        : budgets.OrderBy(row => row.ClosesOn).ThenBy(row => row.Id.Value);

    private static IQueryable<FundingAllocation> Part(IQueryable<FundingAllocation> budgets, PageRequest request)
    {
        if (request.After is { } after)
        {
            var (day, id) = (DateOnly.FromDayNumber((int)after.Number!.Value), new FundingAllocationId(after.Id));
            budgets = budgets.Where(row => row.ClosesOn > day || (row.ClosesOn == day && row.Id.CompareTo(id) > 0));
        }

        if (request.Before is { } before)
        {
            var (day, id) = (DateOnly.FromDayNumber((int)before.Number!.Value), new FundingAllocationId(before.Id));
            budgets = budgets.Where(row => row.ClosesOn < day || (row.ClosesOn == day && row.Id.CompareTo(id) < 0));
        }

        return request.FromEnd
            ? budgets.OrderByDescending(row => row.ClosesOn).ThenByDescending(row => row.Id)
            : budgets.OrderBy(row => row.ClosesOn).ThenBy(row => row.Id);
    }
}

/// <summary>Arguments of the list of budgets.</summary>
public sealed record AllocationArguments(int? First, string? After, int? Last, string? Before, AllocationFilterInput? Filter) : IPageArguments;

/// <summary>Arguments of an organisation's budgets.</summary>
public sealed record OrganisationAllocationArguments(int? First, string? After, int? Last, string? Before, DateOnly? OpenOn) : IPageArguments;

/// <summary>Input <c>FundingAllocationFilter</c>. Null is no condition.</summary>
public sealed record AllocationFilterInput(IReadOnlyList<string>? OrganisationIds, IReadOnlyList<string>? StreamIds, DateOnly? OpenOn, bool? HasRemaining)
{
    internal IReadOnlyList<OrganisationId>? Organisations() => IdArgument.Several<OrganisationId>(OrganisationIds, NodeKind.Organisation, "filter.organisationIds");

    internal IReadOnlyList<FundingStreamId>? Streams() => IdArgument.Several<FundingStreamId>(StreamIds, NodeKind.FundingStream, "filter.streamIds");
}

/// <summary>A page of budgets. All are counted only when that is asked for.</summary>
/// <param name="organisation">Whose they are. Null for a list over all.</param>
/// <param name="count">Counts a list over all. Null for one of an organisation, which is counted with others.</param>
internal sealed class AllocationConnection(RecordPage<FundingAllocation> page, OrganisationId? organisation, Func<CancellationToken, Task<int>>? count)
{
    public IReadOnlyList<RecordEdge<FundingAllocation>> Edges => page.Edges;

    public IReadOnlyList<FundingAllocation> Nodes => page.Nodes;

    public PageInfo PageInfo => page.PageInfo;

    public OrganisationId? Organisation => organisation;

    public DateOnly? OpenOn { get; init; }

    public Func<CancellationToken, Task<int>>? Count => count;
}
