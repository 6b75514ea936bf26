using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Planning;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Execution;

/// <summary>
/// The careful way for leaves, taken only when something has failed: every leaf of the response becomes JSON of its own or null, so that each
/// failure is found with its path before the first byte is written.
/// </summary>
internal sealed class LeafCompletion(ExecutableSchema schema, List<Failure> failures)
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Completes the leaves of a batch and of all below it. Recursion follows the plan, whose depth is limited.</summary>
    public void Complete(RowBatch batch)
    {
        for (var i = 0; i < batch.Plan.Fields.Length; i++)
        {
            var field = batch.Plan.Fields[i];
            var index = i;

            switch (field.Kind)
            {
                case FieldKind.ReadLeaf when batch.Columns[i] is null:
                    var resolver = (ReadResolver)field.Resolver!;

                    batch.Columns[i] = CompleteColumn(batch, i, row => resolver.Read(batch[row], batch.LeafArguments?[index], batch.Context), row => batch.IsHidden(index, row));
                    break;
                case FieldKind.BatchLeaf when batch.Columns[i] is LeafColumn { Results: var results }:
                    // A failure of the resolver is noted already.
                    batch.Columns[i] = CompleteColumn(batch, i, row => results[row], row => batch.IsHidden(index, row) || results.Failures?[row] is not null || !results.IsSet(row));
                    break;
                case FieldKind.ReadObject or FieldKind.PlainObject or FieldKind.BatchObject when batch.Columns[i] is ObjectColumn column:
                    foreach (var child in column.Children)
                    {
                        Complete(child);
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private CompletedLeafColumn CompleteColumn(RowBatch batch, int index, Func<int, object?> read, Func<int, bool> isNull)
    {
        var field = batch.Plan.Fields[index];
        var column = new CompletedLeafColumn(field, batch);
        var indexes = new List<int>();

        for (var row = 0; row < batch.Count; row++)
        {
            if (isNull(row))
            {
                continue;
            }

            object? value;

            try
            {
                value = read(row);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                value = exception;
            }

            indexes.Clear();
            column.Json[row] = Complete(value, field.Type, new Position(batch, index, row, indexes)) is { } node ? Serialize(node) : null;
        }

        return column;
    }

    /// <summary>JSON of a leaf, a list of such, or null. A non-null violation inside makes the nearest nullable list null.</summary>
    private object? Complete(object? value, GraphQLType type, Position position)
    {
        if (value is Exception failure)
        {
            failures.Add(position.Fail(failure));

            return null;
        }

        if (value is null)
        {
            if (type.IsNonNull)
            {
                failures.Add(position.Fail(new NonNullViolationException(position.Field.ToString())));
            }

            return null;
        }

        try
        {
            return type.Nullable is ListType list ? CompleteList(value, list, position) : CompleteLeaf(value, type.Named);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            failures.Add(position.Fail(exception));

            return null;
        }
    }

    private List<object?>? CompleteList(object value, ListType list, Position position)
    {
        if (value is string || value is not IEnumerable sequence)
        {
            throw new ScalarValueException($"Expected Iterable, but did not find one for field \"{position.Field}\".");
        }

        var items = new List<object?>();
        var depth = position.Indexes.Count;
        var hasNull = false;

        position.Indexes.Add(0);

        foreach (var item in sequence)
        {
            position.Indexes[depth] = items.Count;

            var completed = Complete(item, list.ItemType, position);

            hasNull |= completed is null;
            items.Add(completed);
        }

        position.Indexes.RemoveAt(depth);

        return hasNull && list.ItemType.IsNonNull ? null : items;
    }

    private byte[] CompleteLeaf(object value, NamedType type)
    {
        var buffer = new MemoryStream();

        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            if (type is EnumType @enum)
            {
                writer.WriteStringValue(
                    schema.Enums[@enum].NameOfBoxed(value) ?? throw new ScalarValueException($"Enum \"{type}\" cannot represent value: {Excerpt(value)}"));
            }
            else
            {
                ((ScalarType)type).Codec!.WriteValue(writer, value);
            }
        }

        return buffer.ToArray();
    }

    private static byte[] Serialize(object node)
    {
        if (node is byte[] leaf)
        {
            return leaf;
        }

        var buffer = new MemoryStream();

        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            Write(writer, node);
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, object? node)
    {
        switch (node)
        {
            case byte[] leaf:
                writer.WriteRawValue(leaf, skipInputValidation: true);
                break;
            case List<object?> list:
                writer.WriteStartArray();

                foreach (var item in list)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static string Excerpt(object value)
    {
        var text = value is string quoted ? $"\"{quoted}\"" : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";

        return Coercion.JsonExcerpt.Cut(text);
    }

    private readonly record struct Position(RowBatch Batch, int Index, int Row, List<int> Indexes)
    {
        public FieldDefinition Field => Batch.Plan.Fields[Index].Definition;

        public Failure Fail(Exception exception) => new(Batch, Index, Row, [.. Indexes], exception);
    }
}
