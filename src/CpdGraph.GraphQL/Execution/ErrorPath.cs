using System.Collections.Immutable;

namespace CpdGraph.GraphQL.Execution;

/// <summary>The response path of a failure, found by walking upwards from it; worked out only for failures.</summary>
/// <param name="Segments">Response names and indexes.</param>
/// <param name="Order">The same with fields by their place in the selection: sorts failures as the response is read.</param>
internal readonly record struct ErrorPath(ImmutableArray<object> Segments, ImmutableArray<int> Order)
{
    public static ErrorPath Of(Failure failure, int rootIndex)
    {
        var segments = new List<object>();
        var order = new List<int>();
        var batch = failure.Batch;

        Append(failure.Indexes);
        AppendField(failure.FieldIndex);

        var row = failure.Row;

        while (batch.Owner is { } owner)
        {
            var (ownerRow, indexes) = PlaceOf(owner, batch.OwnerSlot(row));

            batch = owner.Batch;
            row = ownerRow;
            Append(indexes);
            AppendField(Array.IndexOf(batch.Columns, owner));
        }

        order.Add(rootIndex);
        segments.Reverse();
        order.Reverse();

        return new ErrorPath([.. segments], [.. order]);

        void Append(int[] indexes)
        {
            for (var i = indexes.Length - 1; i >= 0; i--)
            {
                segments.Add(indexes[i]);
                order.Add(indexes[i]);
            }
        }

        void AppendField(int field)
        {
            segments.Add(batch.Plan.Fields[field].ResponseName);
            order.Add(field);
        }
    }

    public static int Compare(ErrorPath one, ErrorPath other)
    {
        for (var i = 0; i < Math.Min(one.Order.Length, other.Order.Length); i++)
        {
            if (one.Order[i] != other.Order[i])
            {
                return one.Order[i].CompareTo(other.Order[i]);
            }
        }

        return one.Order.Length.CompareTo(other.Order.Length);
    }

    /// <summary>Which row of the owner a slot belongs to, and where in its lists.</summary>
    private static (int Row, int[] Indexes) PlaceOf(ObjectColumn column, int slot)
    {
        var indexes = new int[column.Levels.Length];
        var position = slot;

        for (var level = column.Levels.Length - 1; level >= 0; level--)
        {
            var lists = column.Levels[level];
            var entry = EntryHolding(lists, position);

            indexes[level] = position - lists.StartOf(entry);
            position = entry;
        }

        return (position, indexes);
    }

    /// <summary>The last entry that begins at or before a position and is not empty there. Starts never decrease among lists that have items.</summary>
    private static int EntryHolding(ObjectColumn.ListLevel lists, int position)
    {
        for (var entry = lists.Count - 1; entry >= 0; entry--)
        {
            if (lists.StartOf(entry) is var start && start >= 0 && start <= position)
            {
                return entry;
            }
        }

        throw new InvalidOperationException("A slot belongs to no list.");
    }
}
