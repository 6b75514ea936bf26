namespace CpdGraph.Domain;

/// <summary>Which slots of a sorted order changed, and which of them are in it now.</summary>
/// <param name="Changed">Set of the slots that leave their old place.</param>
/// <param name="Present">Those of them that get a new one.</param>
/// <param name="Ids">Ids by slot, for ties.</param>
internal sealed record SlotChanges(ulong[] Changed, int[] Present, Guid[] Ids)
{
    /// <summary>The changed rows of a set of touched slots.</summary>
    public static SlotChanges Of(IReadOnlyCollection<int> touched, Func<int, bool> isPresent, Guid[] ids, int count)
    {
        var changed = new ulong[Bits.WordsFor(count)];

        foreach (var slot in touched)
        {
            Bits.Add(changed, slot);
        }

        return new(changed, [.. touched.Where(isPresent)], ids);
    }

    /// <summary>The order with the changed rows in their new places: linear in its length, and a search for each changed row.</summary>
    public int[] Merge(int[] before, Comparison<int> order)
    {
        var kept = new int[before.Length];
        var keptCount = 0;

        foreach (var slot in before)
        {
            if (!Bits.Has(Changed, slot))
            {
                kept[keptCount++] = slot;
            }
        }

        var inserted = Present.AsSpan().ToArray();
        Array.Sort(inserted, order);

        var merged = new int[keptCount + inserted.Length];
        var (from, to) = (0, 0);

        foreach (var slot in inserted)
        {
            var place = UpperBound(kept.AsSpan(0, keptCount), from, slot, order);
            kept.AsSpan(from, place - from).CopyTo(merged.AsSpan(to));
            to += place - from;
            from = place;
            merged[to++] = slot;
        }

        kept.AsSpan(from, keptCount - from).CopyTo(merged.AsSpan(to));
        return merged;
    }

    private static int UpperBound(ReadOnlySpan<int> sorted, int low, int slot, Comparison<int> order)
    {
        var high = sorted.Length;

        while (low < high)
        {
            var middle = (low + high) >>> 1;

            if (order(sorted[middle], slot) < 0)
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
}
