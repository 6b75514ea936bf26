namespace CpdGraph.Domain;

/// <summary>
/// What rows are sorted by: one number for each slot, and where it is worth it the slots already sorted by it and then by id.
/// </summary>
internal class OrderColumn(long[] keys, int[]? ascending, int[]? descending)
{
    /// <summary>The key of a row that has none: last in both directions.</summary>
    public const long Unknown = long.MaxValue;

    public static OrderColumn Empty { get; } = new([], [], []);

    /// <summary>By slot.</summary>
    public long[] Keys { get; } = keys;

    /// <summary>Slots by rising key, unknown last, then by id. Null when the order is made for each request.</summary>
    public int[]? Ascending { get; } = ascending;

    /// <summary>Slots by falling key, unknown last, then by id.</summary>
    public int[]? Descending { get; } = descending;

    /// <summary>The part of a cursor that stands for this row.</summary>
    public virtual CursorPart PartOf(int slot) =>
        Keys[slot] == Unknown ? CursorPart.Unknown : CursorPart.Of(Keys[slot]);

    /// <summary>Where a cursor's part stands among the keys. The row that it came from may be gone.</summary>
    public virtual long KeyOf(CursorPart part) => part.IsUnknown ? Unknown : part.Number;

    /// <summary>The column after some slots changed.</summary>
    public static OrderColumn Changed(OrderColumn before, long[] keys, SlotChanges changes)
    {
        var ascending = changes.Merge(before.Ascending ?? [], (left, right) => Compare(keys, changes.Ids, left, right));
        return new(keys, ascending, Reversed(ascending, slot => keys[slot], slot => keys[slot] == Unknown));
    }

    /// <summary>The falling order from the rising one: groups of equal keys stay in the order of their ids, unknown stays last.</summary>
    protected static int[] Reversed(int[] ascending, Func<int, long> keyOf, Func<int, bool> isUnknown)
    {
        var known = ascending.Length;

        while (known > 0 && isUnknown(ascending[known - 1]))
        {
            known--;
        }

        var descending = new int[ascending.Length];
        var target = 0;

        for (var end = known; end > 0;)
        {
            var start = end - 1;

            while (start > 0 && keyOf(ascending[start - 1]) == keyOf(ascending[end - 1]))
            {
                start--;
            }

            ascending.AsSpan(start, end - start).CopyTo(descending.AsSpan(target));
            target += end - start;
            end = start;
        }

        ascending.AsSpan(known).CopyTo(descending.AsSpan(target));
        return descending;
    }

    private static int Compare(long[] keys, Guid[] ids, int left, int right)
    {
        var byKey = keys[left].CompareTo(keys[right]);
        return byKey != 0 ? byKey : ids[left].CompareTo(ids[right]);
    }
}
