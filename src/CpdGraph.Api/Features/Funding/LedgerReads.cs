using CpdGraph.Api.Paging;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Funding;

/// <summary>Reads the ledgers of budgets, of those organisations alone that the caller funds.</summary>
internal sealed class LedgerReads(CpdContext db, CallerAccessor rights, Pages pages)
{
    private const string Service = "the service";

    private static readonly CursorOrder OldestFirst = CursorOrder.Of(CursorList.LedgerEntries);

    private FundingScope Scope => FundingScope.Of(rights.Caller);

    /// <summary>These entries, in one statement; those that the caller may see.</summary>
    public async Task<IReadOnlyList<LedgerEntryShown>> FindAsync(IReadOnlyCollection<LedgerEntryId> ids, CancellationToken cancellation)
    {
        var rows = await Shown(db.LedgerEntries.Where(entry => ids.Contains(entry.Id))).ToListAsync(cancellation);

        return [.. rows.Where(row => Scope.Contains(row.Allocation.OrganisationId)).Select(Of)];
    }

    /// <summary>A page for each of these budgets, in one statement.</summary>
    public async Task<IReadOnlyDictionary<FundingAllocationId, EntryConnection>> OfAllocationsAsync(
        IReadOnlyCollection<FundingAllocation> asked, EntryArguments arguments, CancellationToken cancellation)
    {
        var request = pages.Requested(arguments, OldestFirst);
        FundingAllocationId[] ids = [.. asked.Where(budget => Scope.Contains(budget.OrganisationId)).Select(budget => budget.Id).Distinct()];
        var part = Part(Within(db.LedgerEntries, arguments.At), request);
        var rows = await Shown(db.FundingAllocations.Where(row => ids.Contains(row.Id))
            .SelectMany(row => part.Where(entry => entry.AllocationId == row.Id).Take(request.Count + 1))).ToListAsync(cancellation);
        var parts = rows.Select(Of).ToLookup(row => row.Entry.AllocationId);

        return ids.ToDictionary(id => id, id => new EntryConnection(
            pages.Cut([.. request.FromEnd ? parts[id].OrderByDescending(row => row.Entry.Number) : parts[id].OrderBy(row => row.Entry.Number)], request, PlaceOf), id, arguments.At));
    }

    /// <summary>How many entries each of these budgets has in a time, in one statement.</summary>
    public async Task<IReadOnlyDictionary<FundingAllocationId, int>> CountAsync(IEnumerable<FundingAllocationId> asked, DateRange? at, CancellationToken cancellation)
    {
        FundingAllocationId[] ids = [.. asked.Distinct()];

        return await Within(db.LedgerEntries, at).Where(entry => ids.Contains(entry.AllocationId))
            .GroupBy(entry => entry.AllocationId)
            .Select(entries => new { entries.Key, Count = entries.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);
    }

    private IQueryable<Row> Shown(IQueryable<LedgerEntry> entries) =>
        from entry in entries
        join budget in db.FundingAllocations on entry.AllocationId equals budget.Id
        select new Row(entry, budget, db.Principals.Where(person => person.Id == entry.ById).Select(person => person.Name).FirstOrDefault());

    private static LedgerEntryShown Of(Row row) => new(row.Entry, row.Allocation, row.By ?? Service);

    private static CursorKey PlaceOf(LedgerEntryShown row) => CursorKey.Of(OldestFirst, row.Entry.Number, row.Entry.Id.Value);

    private static IQueryable<LedgerEntry> Within(IQueryable<LedgerEntry> entries, DateRange? days)
    {
        if (days?.From is { } from)
        {
            var start = LondonCalendar.StartOf(from);
            entries = entries.Where(entry => entry.At >= start);
        }

        if (days?.To is { } to)
        {
            var end = LondonCalendar.EndOf(to);
            entries = entries.Where(entry => entry.At < end);
        }

        return entries;
    }

    private static IQueryable<LedgerEntry> Part(IQueryable<LedgerEntry> entries, PageRequest request)
    {
        if (request.After?.Number is { } after)
        {
            entries = entries.Where(entry => entry.Number > (int)after);
        }

        if (request.Before?.Number is { } before)
        {
            entries = entries.Where(entry => entry.Number < (int)before);
        }

        return request.FromEnd ? entries.OrderByDescending(entry => entry.Number) : entries.OrderBy(entry => entry.Number);
    }

    private sealed record Row(LedgerEntry Entry, FundingAllocation Allocation, string? By);
}

/// <summary>Type <c>LedgerEntry</c>: the row, with its budget and who did it.</summary>
/// <param name="By">A name, or the service.</param>
internal sealed record LedgerEntryShown(LedgerEntry Entry, FundingAllocation Allocation, string By);

/// <summary>Arguments of a budget's movements.</summary>
public sealed record EntryArguments(int? First, string? After, int? Last, string? Before, DateRange? At) : IPageArguments;

/// <summary>A page of a budget's movements. All are counted only when that is asked for.</summary>
internal sealed class EntryConnection(RecordPage<LedgerEntryShown> page, FundingAllocationId allocation, DateRange? at)
{
    public IReadOnlyList<RecordEdge<LedgerEntryShown>> Edges => page.Edges;

    public IReadOnlyList<LedgerEntryShown> Nodes => page.Nodes;

    public PageInfo PageInfo => page.PageInfo;

    public FundingAllocationId Allocation => allocation;

    public DateRange? At => at;
}
