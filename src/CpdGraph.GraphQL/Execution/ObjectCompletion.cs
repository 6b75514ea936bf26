using System.Collections;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Planning;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Execution;

/// <summary>Specification: Execution, "Value Completion", for objects and lists of objects. Recursion follows the list type of the schema.</summary>
internal sealed class ObjectCompletion(ExecutableSchema schema, List<Failure> failures)
{
    private readonly List<int> _indexes = [];

    /// <summary>Completes the value of one row.</summary>
    public void Complete(ObjectColumn column, int index, int row, object? value)
    {
        _indexes.Clear();
        Complete(column, index, row, value, column.Field.Type, 0);
    }

    /// <summary>Whether a value is an object that the caller may not see: the same as absent.</summary>
    public static bool IsGated(ExecutableSchema schema, FieldPlan field, object value, RequestContext context) =>
        (field.Selection?.Type ?? schema.TypeOf(value)) is { } type
        && field.SelectionFor(type)?.Gate is { } gate
        && !gate.Allows(value, context);

    private void Complete(ObjectColumn column, int index, int row, object? value, GraphQLType type, int level)
    {
        if (value is Exception failure)
        {
            Fail(column, index, row, level, failure);
        }
        else if (value is null || (level == column.Levels.Length && IsGated(column, value)))
        {
            if (type.IsNonNull)
            {
                Fail(column, index, row, level, new NonNullViolationException(column.Field.Definition.ToString()));
            }
            else
            {
                column.AddNullAt(level);
            }
        }
        else if (level < column.Levels.Length)
        {
            CompleteList(column, index, row, value, (ListType)type.Nullable, level);
        }
        else
        {
            CompleteObject(column, index, row, value, type);
        }
    }

    private bool IsGated(ObjectColumn column, object value) => IsGated(schema, column.Field, value, column.Batch.Context);

    private void CompleteList(ObjectColumn column, int index, int row, object value, ListType list, int level)
    {
        var entries = column.Levels[level];
        var isLast = level + 1 == column.Levels.Length;
        // What the caller may not see is left out of the list; where items can be null it is null, so that positions stay what was asked for.
        var leavesOut = isLast && list.ItemType.IsNonNull;
        var entry = entries.Add(isLast ? column.SlotCount : column.Levels[level + 1].Count, 0);
        var depth = _indexes.Count;
        var count = 0;

        _indexes.Add(0);

        try
        {
            if (value is object?[] array && isLast)
            {
                CompleteItems(column, index, row, array, list, depth, ref count);
            }
            else if (value is IReadOnlyList<object?> items)
            {
                for (var i = 0; i < items.Count; i++)
                {
                    var item = items[i];

                    if (!leavesOut || item is null || !IsGated(column, item))
                    {
                        _indexes[depth] = count++;
                        Complete(column, index, row, item, list.ItemType, level + 1);
                    }
                }
            }
            else if (value is IEnumerable sequence and not string)
            {
                foreach (var item in sequence)
                {
                    if (!leavesOut || item is null || !IsGated(column, item))
                    {
                        _indexes[depth] = count++;
                        Complete(column, index, row, item, list.ItemType, level + 1);
                    }
                }
            }
            else
            {
                _indexes.RemoveAt(depth);
                entries.SetNull(entry);
                failures.Add(new Failure(column.Batch, index, row, [.. _indexes], new GraphQLFieldException(
                    $"Expected Iterable, but did not find one for field \"{column.Field.Definition}\".", Results.ErrorCodes.Internal)));

                return;
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The sequence itself failed half-way: its items so far stay where they are, unreachable, and the list is null.
            _indexes.RemoveRange(depth, _indexes.Count - depth);
            entries.SetNull(entry);
            failures.Add(new Failure(column.Batch, index, row, [.. _indexes], exception));

            return;
        }

        entries.Close(entry, count);
        _indexes.RemoveRange(depth, _indexes.Count - depth);
    }

    /// <summary>The items of an array of objects, the usual list. Where only one type can stand here and everybody sees its objects, each is taken as it is.</summary>
    private void CompleteItems(ObjectColumn column, int index, int row, object?[] items, ListType list, int depth, ref int count)
    {
        var certain = column.Field.Selection is { Gate: null } only ? only.Type : null;
        var level = column.Levels.Length;

        column.Reserve(items.Length);

        foreach (var item in items)
        {
            // An exception in the place of an item fails it.
            if (certain is not null && item is not (null or Exception))
            {
                column.Add(item, certain);
                count++;
            }
            else if (!list.ItemType.IsNonNull || item is null || !IsGated(column, item))
            {
                _indexes[depth] = count++;
                Complete(column, index, row, item, list.ItemType, level);
            }
        }
    }

    private void CompleteObject(ObjectColumn column, int index, int row, object value, GraphQLType type)
    {
        var field = column.Field;
        var objectType = field.Selection?.Type ?? schema.TypeOf(value);

        if (objectType is null || field.SelectionFor(objectType) is null)
        {
            Fail(column, index, row, column.Levels.Length, new InvalidOperationException(
                $"A value of {value.GetType()} is no object of {type.Named}, which {field.Definition} gives."));
        }
        else
        {
            column.Add(value, objectType);
        }
    }

    private void Fail(ObjectColumn column, int index, int row, int level, Exception failure)
    {
        failures.Add(new Failure(column.Batch, index, row, _indexes.Count == 0 ? Failure.AtField : [.. _indexes], failure));
        column.AddNullAt(level);
    }
}
