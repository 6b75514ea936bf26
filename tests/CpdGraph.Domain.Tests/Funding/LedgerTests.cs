using static CpdGraph.Domain.Tests.FundingSample;

namespace CpdGraph.Domain.Tests;

public sealed class LedgerTests
{
    [Fact]
    public void Whatever_happens_committed_spent_and_remaining_make_the_amount_and_nothing_is_negative() => Seeds.Of(200, random =>
    {
        var (allocation, first) = Ledger.Allocate(Budget(Own, random.NextInt64(1, 100_000)), Sample.Now);
        List<LedgerEntry> entries = [first];
        List<FundingAward> promised = [];

        for (var step = 0; step < 60; step++)
        {
            if (Random(random, allocation, promised) is not { } movement)
            {
                continue;
            }

            allocation = movement.Allocation;
            entries.Add(movement.Entry);

            Assert.Equal(allocation.Amount.Pence, allocation.CommittedPence + allocation.SpentPence + allocation.RemainingPence);
            Assert.True(allocation is { CommittedPence: >= 0, SpentPence: >= 0, RemainingPence: >= 0 });
            Assert.Equal(promised.Sum(award => award.Amount!.Value.Pence), allocation.CommittedPence);
            Assert.Equal((entries.Count, allocation.RemainingPence), (movement.Entry.Number, movement.Entry.RemainingPence));
        }

        Assert.Equal(Enumerable.Range(1, entries.Count), entries.Select(entry => entry.Number));
        Assert.Equal((allocation.LastEntry, allocation.Revision), (entries.Count, entries.Count));
        Assert.Equal((allocation.Amount.Pence, allocation.CommittedPence, allocation.SpentPence), Replayed(entries));
    });

    [Fact]
    public void Money_that_is_not_there_does_not_move()
    {
        var allocation = Ledger.Allocate(Budget(Own, 10_000), Sample.Now).Allocation;
        var award = Award(7_500);
        var promised = Ledger.Commit(allocation, award, Sample.Now, Somebody).Allocation;

        Assert.Throws<InvalidOperationException>(() => Ledger.Commit(promised, Award(2_501), Sample.Now, Somebody));
        Assert.Throws<InvalidOperationException>(() => Ledger.Spend(allocation, award, Sample.Now, Somebody));
        Assert.Throws<InvalidOperationException>(() => Ledger.Release(promised, award, new Money(7_501), Sample.Now, Somebody, "Too much."));
        Assert.Throws<InvalidOperationException>(() => Ledger.Commit(promised, Award(0), Sample.Now, Somebody));
        Assert.Throws<InvalidOperationException>(() => Ledger.Commit(promised, award with { Amount = new Money(1, "EUR") }, Sample.Now, Somebody));
        Assert.Throws<ArgumentException>(() => Ledger.Allocate(promised, Sample.Now));
    }

    [Fact]
    public void An_entry_says_what_moved_for_whom_by_whom_and_why()
    {
        var award = Award(7_500);
        var promised = Ledger.Commit(Ledger.Allocate(Budget(Own, 10_000), Sample.Now).Allocation, award, Sample.Now, Somebody).Allocation;
        var (after, entry) = Ledger.Release(promised, award, new Money(500), Sample.Now.AddDays(1), null, "Cheaper than thought.");

        Assert.Equal(
            (3, LedgerEntryKind.Released, 500L, 3_000L, award.Id, award.CoachId, Sample.Now.AddDays(1), null, "Cheaper than thought."),
            (entry.Number, entry.Kind, entry.Pence, entry.RemainingPence, entry.AwardId!.Value, entry.CoachId!.Value, entry.At, entry.ById, entry.Reason));
        Assert.Equal((7_000L, 3, Sample.Now.AddDays(1)), (after.CommittedPence, after.Revision, after.UpdatedAt));
    }

    private static Movement? Random(Random random, FundingAllocation allocation, List<FundingAward> promised)
    {
        if (promised.Count == 0 || random.Next(3) == 0)
        {
            if (allocation.RemainingPence == 0)
            {
                return null;
            }

            var award = Award(random.NextInt64(1, allocation.RemainingPence + 1));
            promised.Add(award);

            return Ledger.Commit(allocation, award, Sample.Now, Somebody);
        }

        var index = random.Next(promised.Count);
        var chosen = promised[index];

        if (random.Next(2) == 0)
        {
            promised.RemoveAt(index);

            return Ledger.Spend(allocation, chosen, Sample.Now, Somebody);
        }

        var part = random.NextInt64(1, chosen.Amount!.Value.Pence + 1);

        if (part == chosen.Amount.Value.Pence)
        {
            promised.RemoveAt(index);
        }
        else
        {
            promised[index] = chosen with { Amount = new Money(chosen.Amount.Value.Pence - part) };
        }

        return Ledger.Release(allocation, chosen, new Money(part), Sample.Now, Somebody, "Given back.");
    }

    private static (long Amount, long Committed, long Spent) Replayed(IEnumerable<LedgerEntry> entries) =>
        entries.Aggregate((Amount: 0L, Committed: 0L, Spent: 0L), (sum, entry) => entry.Kind switch
        {
            LedgerEntryKind.Allocated => (sum.Amount + entry.Pence, sum.Committed, sum.Spent),
            LedgerEntryKind.Committed => (sum.Amount, sum.Committed + entry.Pence, sum.Spent),
            LedgerEntryKind.Spent => (sum.Amount, sum.Committed - entry.Pence, sum.Spent + entry.Pence),
            _ => (sum.Amount, sum.Committed - entry.Pence, sum.Spent),
        });
}
