using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Execution;

/// <summary>
/// Specification: Execution, "Handling Execution Errors". One sweep from the leaves to the root, made only when something failed: a null in a
/// non-null position makes the nearest nullable position around it null. Recursion follows the plan, whose depth is limited.
/// </summary>
internal static class NullPropagation
{
    /// <summary>Propagates within a batch and all below it; a row that must be null is dead afterwards.</summary>
    public static void Sweep(RowBatch batch)
    {
        for (var i = 0; i < batch.Columns.Length; i++)
        {
            switch (batch.Columns[i])
            {
                case CompletedLeafColumn leaves when leaves.Field.Type.IsNonNull:
                    for (var row = 0; row < batch.Count; row++)
                    {
                        if (leaves.Json[row] is null)
                        {
                            batch.Kill(row);
                        }
                    }

                    break;
                case ObjectColumn objects:
                    foreach (var child in objects.Children)
                    {
                        Sweep(child);
                    }

                    SweepObjects(batch, objects);
                    break;
                default:
                    break;
            }
        }
    }

    private static void SweepObjects(RowBatch batch, ObjectColumn column)
    {
        for (var slot = 0; slot < column.SlotCount; slot++)
        {
            if (column.TryGet(slot, out var child, out var row) && child.IsDead(row))
            {
                column.SetNull(slot);
            }
        }

        for (var level = column.Levels.Length - 1; level >= 0; level--)
        {
            if (ItemTypeAt(column.Field.Type, level).IsNonNull)
            {
                NullifyLists(column, level);
            }
        }

        if (!column.Field.Type.IsNonNull)
        {
            return;
        }

        for (var row = 0; row < batch.Count; row++)
        {
            var isNull = column.Levels.Length > 0 ? column.Levels[0].IsNull(row) : !column.TryGet(row, out _, out _);

            if (isNull)
            {
                batch.Kill(row);
            }
        }
    }

    /// <summary>Makes every list of a level null that holds a null.</summary>
    private static void NullifyLists(ObjectColumn column, int level)
    {
        var lists = column.Levels[level];
        var isLast = level + 1 == column.Levels.Length;

        for (var entry = 0; entry < lists.Count; entry++)
        {
            if (lists.IsNull(entry))
            {
                continue;
            }

            var (start, count) = lists[entry];

            for (var item = start; item < start + count; item++)
            {
                var isNull = isLast ? !column.TryGet(item, out _, out _) : column.Levels[level + 1].IsNull(item);

                if (isNull)
                {
                    lists.SetNull(entry);
                    break;
                }
            }
        }
    }

    private static GraphQLType ItemTypeAt(GraphQLType type, int level)
    {
        var list = (ListType)type.Nullable;

        for (var i = 0; i < level; i++)
        {
            list = (ListType)list.ItemType.Nullable;
        }

        return list.ItemType;
    }
}
