using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Funding;

/// <summary>
/// The budgets that one transaction moves money of. Each is locked, then read, once; after that its newest state is here, so that several
/// movements of one budget follow on each other, and the row is written once.
/// </summary>
internal sealed class Accounts(CpdContext db)
{
    private readonly Dictionary<FundingAllocationId, (FundingAllocation AsRead, FundingAllocation Now)> known = [];

    /// <summary>Locks and reads budgets that are not here yet, in one order for everybody.</summary>
    public async Task OpenAsync(IEnumerable<FundingAllocationId> ids, CancellationToken cancellation)
    {
        FundingAllocationId[] missing = [.. ids.Distinct().Where(id => !known.ContainsKey(id)).OrderBy(id => id.Value)];

        if (missing.Length == 0)
        {
            return;
        }

        await db.LockAsync(missing, cancellation);

        foreach (var allocation in await db.FundingAllocations.Where(row => missing.Contains(row.Id)).ToListAsync(cancellation))
        {
            known[allocation.Id] = (allocation, allocation);
        }
    }

    /// <summary>A budget as it is now. It has been opened.</summary>
    public FundingAllocation this[FundingAllocationId id] => known[id].Now;

    /// <summary>A budget as it is now. Null when there is none of this id.</summary>
    public FundingAllocation? Find(FundingAllocationId id) => known.TryGetValue(id, out var account) ? account.Now : null;

    /// <summary>Keeps a movement: its entry, and the budget as it is from then on.</summary>
    public void Keep(Movement movement)
    {
        var (asRead, before) = known[movement.Allocation.Id];

        if (!ReferenceEquals(before, asRead))
        {
            db.Entry(before).State = EntityState.Detached;
        }

        known[movement.Allocation.Id] = (asRead, movement.Allocation);
        db.Replace(asRead, movement.Allocation);
        db.Add(movement.Entry);
    }
}
