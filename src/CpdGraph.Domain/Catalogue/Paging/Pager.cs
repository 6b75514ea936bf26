namespace CpdGraph.Domain;

/// <summary>Cuts a page out of a set of rows in an order.</summary>
internal static class Pager
{
    /// <summary>The slots of the page in list order.</summary>
    public static (int[] Slots, bool HasNext, bool HasPrevious) Cut(RowSet rows, RowOrder order, PageRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.Count);

        // A set that is small beside its table is sorted for itself; a large one is met while walking the order that is kept.
        return order.Sorted is { } sorted && rows.Count > sorted.Length / 32
            ? Walk(rows, order, sorted, request)
            : Select(rows, order, request);
    }

    private static (int[] Slots, bool HasNext, bool HasPrevious) Walk(RowSet rows, RowOrder order, int[] sorted, PageRequest request)
    {
        var from = request.After is { } after ? FirstAfter(sorted, order.PlaceOf(after), orAt: false) : 0;
        var to = request.Before is { } before ? FirstAfter(sorted, order.PlaceOf(before), orAt: true) : sorted.Length;
        var slots = new int[Math.Min(request.Count, rows.Count)];
        var found = 0;
        int first, last;

        if (request.FromEnd)
        {
            var place = to;

            while (place > from && found < slots.Length)
            {
                if (rows.Has(sorted[--place]))
                {
                    slots[^++found] = sorted[place];
                }
            }

            slots = slots[^found..];
            (first, last) = (found > 0 ? place : to, to);
        }
        else
        {
            var place = from;

            while (place < to && found < slots.Length)
            {
                if (rows.Has(sorted[place++]))
                {
                    slots[found++] = sorted[place - 1];
                }
            }

            slots = slots[..found];
            (first, last) = (from, found > 0 ? place : from);
        }

        return (slots, HasAny(rows, sorted, last, sorted.Length), HasAny(rows, sorted, 0, first));
    }

    private static bool HasAny(RowSet rows, int[] sorted, int from, int to)
    {
        for (var place = from; place < to; place++)
        {
            if (rows.Has(sorted[place]))
            {
                return true;
            }
        }

        return false;
    }

    private static int FirstAfter(int[] sorted, RowOrder.Place place, bool orAt)
    {
        var (low, high) = (0, sorted.Length);

        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var compared = place.CompareRow(sorted[middle]);

            if (compared < 0 || (compared == 0 && !orAt))
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

    private static (int[] Slots, bool HasNext, bool HasPrevious) Select(RowSet rows, RowOrder order, PageRequest request)
    {
        var after = request.After is { } afterKey ? order.PlaceOf(afterKey) : null;
        var before = request.Before is { } beforeKey ? order.PlaceOf(beforeKey) : null;
        var candidates = rows.ToArray();
        var (kept, earlier, later) = (0, 0, 0);

        foreach (var slot in candidates)
        {
            if (after is not null && after.CompareRow(slot) <= 0)
            {
                earlier++;
            }
            else if (before is not null && before.CompareRow(slot) >= 0)
            {
                later++;
            }
            else
            {
                candidates[kept++] = slot;
            }
        }

        var take = Math.Min(request.Count, kept);
        var slots = Best(candidates.AsSpan(0, kept), take, order, request.FromEnd);
        var rest = kept - take > 0;

        return (slots, later > 0 || (rest && !request.FromEnd), earlier > 0 || (rest && request.FromEnd));
    }

    /// <summary>The first (or last) rows of the order, in list order.</summary>
    private static int[] Best(Span<int> candidates, int take, RowOrder order, bool fromEnd)
    {
        if (take == 0)
        {
            return [];
        }

        if (candidates.Length > 4 * take)
        {
            // A heap with the worst of the best on top: one comparison for most rows.
            var heap = new PriorityQueue<int, int>(take + 1, Comparer<int>.Create((left, right) =>
                fromEnd ? order.Compare(left, right) : order.Compare(right, left)));

            foreach (var slot in candidates)
            {
                if (heap.Count < take)
                {
                    heap.Enqueue(slot, slot);
                }
                else if (fromEnd ? order.Compare(slot, heap.Peek()) > 0 : order.Compare(slot, heap.Peek()) < 0)
                {
                    heap.DequeueEnqueue(slot, slot);
                }
            }

            var best = heap.UnorderedItems.Select(item => item.Element).ToArray();
            Array.Sort(best, order.Compare);
            return best;
        }

        candidates.Sort(order.Compare);
        return fromEnd ? candidates[^take..].ToArray() : candidates[..take].ToArray();
    }
}
