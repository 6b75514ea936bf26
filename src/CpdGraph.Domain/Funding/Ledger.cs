namespace CpdGraph.Domain;

/// <summary>
/// Moves money within a budget. Each movement gives the budget as it is from then on, and the entry that says so: committed plus spent plus
/// remaining is always the amount, nothing is ever negative, and entries are numbered without gaps.
/// </summary>
public static class Ledger
{
    /// <summary>Sets a budget up: all of it has come in, and nothing is promised.</summary>
    public static Movement Allocate(FundingAllocation fresh, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(fresh);

        if (fresh is not { CommittedPence: 0, SpentPence: 0, LastEntry: 0, Amount.Pence: > 0 })
        {
            throw new ArgumentException("A new budget has money, and no movement yet.", nameof(fresh));
        }

        return Move(fresh with { Revision = 0 }, LedgerEntryKind.Allocated, fresh.Amount.Pence, null, now, fresh.RecordedById, null);
    }

    /// <summary>Promises an award's amount.</summary>
    /// <param name="by">Who does it. Null for the service itself.</param>
    /// <exception cref="InvalidOperationException">The budget has not enough left. Whoever decides has looked, so it is a fault.</exception>
    public static Movement Commit(FundingAllocation allocation, FundingAward award, DateTimeOffset now, PrincipalId? by)
    {
        ArgumentNullException.ThrowIfNull(allocation);

        var pence = PenceOf(award);

        return Move(Enough(allocation, allocation.RemainingPence, pence) with { CommittedPence = allocation.CommittedPence + pence }, LedgerEntryKind.Committed, pence, award, now, by, null);
    }

    /// <summary>Pays what was promised.</summary>
    public static Movement Spend(FundingAllocation allocation, FundingAward award, DateTimeOffset now, PrincipalId? by)
    {
        ArgumentNullException.ThrowIfNull(allocation);

        var pence = PenceOf(award);
        var after = Enough(allocation, allocation.CommittedPence, pence) with { CommittedPence = allocation.CommittedPence - pence, SpentPence = allocation.SpentPence + pence };

        return Move(after, LedgerEntryKind.Spent, pence, award, now, by, null);
    }

    /// <summary>Gives back what was promised, or a part of it.</summary>
    /// <param name="amount">How much. Null: the award's whole amount.</param>
    /// <param name="reason">Why. Null when the service does it without one.</param>
    public static Movement Release(FundingAllocation allocation, FundingAward award, Money? amount, DateTimeOffset now, PrincipalId? by, string? reason)
    {
        ArgumentNullException.ThrowIfNull(allocation);

        var pence = amount?.Pence ?? PenceOf(award);

        if (pence > PenceOf(award))
        {
            throw new InvalidOperationException("More is given back than the award promises.");
        }

        return Move(Enough(allocation, allocation.CommittedPence, pence) with { CommittedPence = allocation.CommittedPence - pence }, LedgerEntryKind.Released, pence, award, now, by, reason);
    }

    private static long PenceOf(FundingAward award)
    {
        ArgumentNullException.ThrowIfNull(award);

        return award.Amount is { Pence: > 0, Currency: Money.Sterling } amount
            ? amount.Pence
            : throw new InvalidOperationException("Only a known amount in sterling moves.");
    }

    private static FundingAllocation Enough(FundingAllocation allocation, long there, long pence) => pence > 0 && pence <= there
        ? allocation
        : throw new InvalidOperationException("Money that is not there cannot move.");

    private static Movement Move(
        FundingAllocation after, LedgerEntryKind kind, long pence, FundingAward? award, DateTimeOffset now, PrincipalId? by, string? reason)
    {
        var allocation = after with { LastEntry = after.LastEntry + 1, Revision = after.Revision + 1, UpdatedAt = now };

        return new(allocation, new()
        {
            Id = LedgerEntryId.New(now),
            AllocationId = allocation.Id,
            Number = allocation.LastEntry,
            Kind = kind,
            Pence = pence,
            RemainingPence = allocation.RemainingPence,
            AwardId = award?.Id,
            CoachId = award?.CoachId,
            At = now,
            ById = by,
            Reason = reason,
        });
    }
}

/// <summary>A budget after a movement, and the entry that says so.</summary>
public readonly record struct Movement(FundingAllocation Allocation, LedgerEntry Entry);
