namespace CpdGraph.Domain;

/// <summary>What is derived from runs: which offer each is of, its moments as numbers, and the orders.</summary>
internal sealed class RunIndex
{
    public static RunIndex Empty { get; } = new();

    /// <summary>Slots with a row.</summary>
    public ulong[] Live { get; private init; } = [];

    /// <summary>Slot of the offer of each run.</summary>
    public int[] Offers { get; private init; } = [];

    public OrderColumn Starts { get; private init; } = OrderColumn.Empty;

    public OrderColumn Updated { get; private init; } = OrderColumn.Empty;

    /// <summary>From when a run can be booked, in ticks.</summary>
    public long[] BookingFrom { get; private init; } = [];

    /// <summary>Until when (not included). The smallest number for a run that was cancelled.</summary>
    public long[] BookingUntil { get; private init; } = [];

    public RunIndex Changed(SlotTable<OfferRun> runs, IReadOnlyCollection<int> touched, SlotTable<Offer> offers)
    {
        if (touched.Count == 0)
        {
            return this;
        }

        var count = runs.Count;
        var live = Bits.Copy(Live, Bits.WordsFor(count));
        var offerSlots = Copy(Offers, count);
        var starts = Copy(Starts.Keys, count);
        var updated = Copy(Updated.Keys, count);
        var from = Copy(BookingFrom, count);
        var until = Copy(BookingUntil, count);

        foreach (var slot in touched)
        {
            if (runs[slot] is not { } run)
            {
                Bits.Remove(live, slot);
                until[slot] = long.MinValue;
                continue;
            }

            Bits.Add(live, slot);
            offerSlots[slot] = offers.SlotOf(run.OfferId.Value);
            starts[slot] = run.StartsAt.UtcTicks;
            updated[slot] = run.UpdatedAt.UtcTicks;
            from[slot] = run.BookingOpensAt?.UtcTicks ?? long.MinValue;
            until[slot] = run.CancelledAt is null ? RunRules.BookingEnd(run).UtcTicks : long.MinValue;
        }

        var changes = SlotChanges.Of(touched, slot => runs[slot] is not null, runs.Ids, count);

        return new()
        {
            Live = live,
            Offers = offerSlots,
            Starts = OrderColumn.Changed(Starts, starts, changes),
            Updated = OrderColumn.Changed(Updated, updated, changes),
            BookingFrom = from,
            BookingUntil = until,
        };
    }

    /// <summary>First place in the order by start whose run starts at this moment or later.</summary>
    public int FirstStartingAt(long ticks)
    {
        var sorted = Starts.Ascending!;
        var (low, high) = (0, sorted.Length);

        while (low < high)
        {
            var middle = (low + high) >>> 1;

            if (Starts.Keys[sorted[middle]] < ticks)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static T[] Copy<T>(T[] items, int length)
    {
        var copy = new T[Math.Max(length, items.Length)];
        items.CopyTo(copy, 0);
        return copy;
    }
}
