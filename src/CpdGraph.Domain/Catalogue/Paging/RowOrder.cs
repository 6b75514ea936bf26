using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A full order of the rows of one table: columns with their directions, then the id. No two rows are equal in it.</summary>
internal sealed class RowOrder(CursorOrder name, ImmutableArray<(OrderColumn Column, bool Descending)> columns, Guid[] ids)
{
    private readonly (OrderColumn Column, bool Descending)[] columns = [.. columns];

    public CursorOrder Name { get; } = name;

    /// <summary>All rows in this order, when they are kept so.</summary>
    public int[]? Sorted => columns.Length != 1 ? null
        : columns[0].Descending ? columns[0].Column.Descending : columns[0].Column.Ascending;

    public int Compare(int left, int right)
    {
        foreach (var (column, descending) in columns)
        {
            var byKey = CompareKeys(column.Keys[left], column.Keys[right], descending);

            if (byKey != 0)
            {
                return byKey;
            }
        }

        return ids[left].CompareTo(ids[right]);
    }

    public CursorKey KeyOf(int slot) => new(Name, [.. columns.Select(column => column.Column.PartOf(slot))], ids[slot]);

    /// <summary>A cursor turned into numbers once, to compare many rows with it.</summary>
    public Place PlaceOf(CursorKey cursor)
    {
        if (cursor.Order != Name || cursor.Parts.Length != columns.Length)
        {
            throw new ArgumentException("The cursor belongs to another order.", nameof(cursor));
        }

        var keys = new long[columns.Length];

        for (var index = 0; index < keys.Length; index++)
        {
            keys[index] = columns[index].Column.KeyOf(cursor.Parts[index]);
        }

        return new(this, keys, cursor.Id);
    }

    private static int CompareKeys(long left, long right, bool descending)
    {
        if (left == right)
        {
            return 0;
        }

        if (left == OrderColumn.Unknown || right == OrderColumn.Unknown)
        {
            return left == OrderColumn.Unknown ? 1 : -1;
        }

        return left < right == descending ? 1 : -1;
    }

    /// <summary>A place in the order, taken by a row or between two.</summary>
    internal sealed class Place(RowOrder order, long[] keys, Guid id)
    {
        /// <summary>Less than 0 when the row comes before this place, 0 when it is the row itself.</summary>
        public int CompareRow(int slot)
        {
            for (var index = 0; index < keys.Length; index++)
            {
                var (column, descending) = order.columns[index];
                var byKey = CompareKeys(column.Keys[slot], keys[index], descending);

                if (byKey != 0)
                {
                    return byKey;
                }
            }

            return order.IdOf(slot).CompareTo(id);
        }
    }

    private Guid IdOf(int slot) => ids[slot];
}
