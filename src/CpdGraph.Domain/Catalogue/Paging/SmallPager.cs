using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Cuts a page out of a small list that is already in order.</summary>
internal static class SmallPager
{
    /// <summary>The page of the rows of a list by name that meet a condition on the row and its folded name.</summary>
    public static Page<T> Cut<T>(CursorList list, SortedNames<T> sorted, PageRequest page, Func<T, string, bool> condition)
        where T : class, ICatalogueRecord
    {
        var kept = new List<T>();
        var names = new Dictionary<T, string>(ReferenceEqualityComparer.Instance);

        for (var index = 0; index < sorted.Items.Length; index++)
        {
            if (condition(sorted.Items[index], sorted.Names[index]))
            {
                kept.Add(sorted.Items[index]);
                names.Add(sorted.Items[index], sorted.Names[index]);
            }
        }

        return Cut(CursorOrder.Of(list), kept, row => [CursorPart.Of(names[row])], row => row.RecordId, page);
    }

    /// <summary>The page of rows that stand in the order of their parts and ids.</summary>
    public static Page<T> Cut<T>(
        CursorOrder order, IReadOnlyList<T> rows, Func<T, ImmutableArray<CursorPart>> partsOf, Func<T, Guid> idOf, PageRequest page)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentOutOfRangeException.ThrowIfNegative(page.Count);

        if (!page.IsFor(order))
        {
            throw new ArgumentException("The cursor belongs to another list.", nameof(page));
        }

        CursorKey KeyOf(T row) => new(order, partsOf(row), idOf(row));

        var from = page.After is { } after ? FirstAfter(rows, row => Compare(KeyOf(row), after), orAt: false) : 0;
        var to = page.Before is { } before ? FirstAfter(rows, row => Compare(KeyOf(row), before), orAt: true) : rows.Count;
        var count = Math.Min(page.Count, Math.Max(0, to - from));
        var start = page.FromEnd ? to - count : from;
        var items = rows.Skip(start).Take(count).ToArray();

        return new(items, start + count < rows.Count, start > 0, () => rows.Count, index => KeyOf(items[index]));
    }

    private static int FirstAfter<T>(IReadOnlyList<T> rows, Func<T, int> compare, bool orAt)
    {
        var (low, high) = (0, rows.Count);

        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var compared = compare(rows[middle]);

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

    private static int Compare(CursorKey left, CursorKey right)
    {
        for (var index = 0; index < Math.Min(left.Parts.Length, right.Parts.Length); index++)
        {
            var byPart = left.Parts[index].Number.CompareTo(right.Parts[index].Number);
            byPart = byPart != 0 ? byPart : string.CompareOrdinal(left.Parts[index].Text, right.Parts[index].Text);

            if (byPart != 0)
            {
                return byPart;
            }
        }

        return left.Id.CompareTo(right.Id);
    }
}
