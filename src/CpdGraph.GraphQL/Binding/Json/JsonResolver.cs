using System.Text.Json;
using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Binding.Json;

/// <summary>Resolves a field from the property of the same name of each parent. Recursion follows the list type of the field and nested cells, both bounded by the JSON reader.</summary>
internal class JsonResolver(FieldDefinition field, JsonElement root) : BatchResolver<object?>
{
    public override Type ParentType => typeof(object);

    public override Type ArgumentsType => MapMembers.MapType;

    public override bool IsChecked => true;

    public override async ValueTask RunAsync(ParentRows parents, object? arguments, ResultColumn results, RequestContext context, CancellationToken cancellation)
    {
        var column = (ResultColumn<object?>)results;
        List<(int Row, Task<object?> Value)>? waiting = null;

        for (var row = 0; row < parents.Count; row++)
        {
            var value = ResolveAsync(CellOf(parents.Rows[row], context), field.Type, arguments, cancellation);

            if (value.IsCompletedSuccessfully)
            {
                Set(column, row, value.Result);
            }
            else
            {
                (waiting ??= []).Add((row, value.AsTask()));
            }
        }

        foreach (var (row, value) in waiting ?? [])
        {
            Set(column, row, await value.ConfigureAwait(false));
        }
    }

    private static void Set(ResultColumn<object?> column, int row, object? value)
    {
        column.Values[row] = value;

        if (value is Exception failure)
        {
            column.Fail(row, failure);
        }
        else
        {
            column.MarkSet(row);
        }
    }

    /// <summary>Where the value of the field stands.</summary>
    protected virtual JsonElement CellOf(object? parent, RequestContext context)
    {
        var json = parent is JsonElement element ? element : root;

        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(field.Name, out var cell) ? cell : default;
    }

    /// <summary>The value of a cell: null, a leaf of its scalar's C# type, JSON for an object, an array, or the exception that stands for a failure.</summary>
    private async ValueTask<object?> ResolveAsync(JsonElement cell, GraphQLType type, object? arguments, CancellationToken cancellation)
    {
        if (cell.ValueKind == JsonValueKind.Object)
        {
            if (cell.TryGetProperty("$error", out var text))
            {
                return new GraphQLFieldException(text.ToString(), ErrorCodes.Internal);
            }

            if (cell.TryGetProperty("$delayMs", out var delay) && delay.TryGetInt32(out var milliseconds))
            {
                await Task.Delay(Math.Max(0, milliseconds), cancellation).ConfigureAwait(false);

                return await ResolveAsync(cell.TryGetProperty("value", out var later) ? later : default, type, arguments, cancellation).ConfigureAwait(false);
            }

            if (cell.TryGetProperty("$args", out var wanted) && wanted.ValueKind == JsonValueKind.True)
            {
                return ArgumentsJson.Of((IReadOnlyDictionary<string, object?>?)arguments);
            }
        }

        if (cell.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return null;
        }

        if (type.Nullable is ListType list)
        {
            return cell.ValueKind == JsonValueKind.Array
                ? await ResolveItemsAsync(cell, list.ItemType, arguments, cancellation).ConfigureAwait(false)
                : new GraphQLFieldException($"Expected Iterable, but did not find one for field \"{field}\".", ErrorCodes.Internal);
        }

        return type.Named is CompositeType ? cell : JsonLeaf.Of(cell, type.Named);
    }

    private async ValueTask<object?[]> ResolveItemsAsync(JsonElement cell, GraphQLType itemType, object? arguments, CancellationToken cancellation)
    {
        var items = new object?[cell.GetArrayLength()];
        var waiting = new List<(int Index, Task<object?> Value)>();
        var i = 0;

        foreach (var item in cell.EnumerateArray())
        {
            var value = ResolveAsync(item, itemType, arguments, cancellation);

            if (value.IsCompletedSuccessfully)
            {
                items[i] = value.Result;
            }
            else
            {
                waiting.Add((i, value.AsTask()));
            }

            i++;
        }

        foreach (var (index, value) in waiting)
        {
            items[index] = await value.ConfigureAwait(false);
        }

        return items;
    }
}
