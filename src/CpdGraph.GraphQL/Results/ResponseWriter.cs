using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Planning;

namespace CpdGraph.GraphQL.Results;

/// <summary>Writes a finished execution as JSON, depth-first, in one pass. Recursion follows the plan, whose depth is limited.</summary>
internal static class ResponseWriter
{
    private const int MaximumRefusalBytes = 64 * 1024;

    private static readonly JsonWriterOptions Options = new()
    {
        // The response is never put into a page: text may stay as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static Utf8JsonWriter? _spare;

    /// <summary>Writes data alone.</summary>
    /// <param name="roots">The root batch; for a mutation one for each root field.</param>
    /// <param name="cost">Null: the client does not want to be told.</param>
    /// <exception cref="Exception">A leaf cannot be written: the caller completes all leaves the careful way and calls <see cref="WriteWithErrors"/>.</exception>
    public static void WriteData(PooledBuffer buffer, List<RowBatch> roots, CostReport? cost)
    {
        var writer = Rent(buffer);

        writer.WriteStartObject();
        writer.WritePropertyName("data"u8);
        WriteRoots(writer, roots);
        WriteCost(writer, cost);
        writer.WriteEndObject();
        Return(writer);
    }

    /// <summary>Writes errors, then data, after <see cref="NullPropagation"/>.</summary>
    public static void WriteWithErrors(PooledBuffer buffer, List<RowBatch>? roots, ImmutableArray<GraphQLError> errors, CostReport? cost)
    {
        var writer = Rent(buffer);

        writer.WriteStartObject();
        ErrorWriter.Write(writer, errors);
        writer.WritePropertyName("data"u8);

        if (roots is null || roots.Exists(root => root.IsDead(0)))
        {
            writer.WriteNullValue();
        }
        else
        {
            WriteRoots(writer, roots);
        }

        WriteCost(writer, cost);
        writer.WriteEndObject();
        Return(writer);
    }

    /// <summary>A response without data: nothing was run. As many errors as fit into 64 KB; where some do not, the last entry says so.</summary>
    public static ExecutionResult RequestErrors(ImmutableArray<GraphQLError> errors)
    {
        var listed = errors.Length;

        while (true)
        {
            var buffer = new PooledBuffer(int.MaxValue);

            WriteRefusal(buffer, errors);

            if (buffer.WrittenMemory.Length <= MaximumRefusalBytes || listed <= 1)
            {
                return new ExecutionResult(buffer, hasData: false, errors);
            }

            buffer.Dispose();
            listed /= 2;
            errors = [.. errors.AsSpan(0, listed), GraphQLErrors.AnswerTooLarge(MaximumRefusalBytes)];
        }
    }

    /// <summary>Writes errors alone.</summary>
    public static void WriteRefusal(PooledBuffer buffer, ImmutableArray<GraphQLError> errors)
    {
        var writer = Rent(buffer);

        writer.WriteStartObject();
        ErrorWriter.Write(writer, errors);
        writer.WriteEndObject();
        Return(writer);
    }

    private static void WriteCost(Utf8JsonWriter writer, CostReport? cost)
    {
        if (cost is not null)
        {
            writer.WriteStartObject("extensions"u8);
            writer.WriteStartObject("cost"u8);
            writer.WriteNumber("actual"u8, cost.Actual);
            writer.WriteNumber("maximum"u8, cost.Maximum);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    }

    private static void WriteRoots(Utf8JsonWriter writer, List<RowBatch> roots)
    {
        writer.WriteStartObject();

        foreach (var root in roots)
        {
            WriteFields(writer, root, 0);
        }

        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, RowBatch batch, int row)
    {
        var fields = batch.Plan.Fields;

        for (var i = 0; i < fields.Length; i++)
        {
            var field = fields[i];

            writer.WritePropertyName(field.Name);

            switch (batch.Columns[i])
            {
                case null when field.Kind == FieldKind.TypeName:
                    writer.WriteStringValue(batch.Plan.TypeName);
                    break;
                case null or LeafColumn when batch.IsHidden(i, row):
                    writer.WriteNullValue();
                    break;
                case null:
                    field.Leaf!.Write(writer, batch[row], batch.LeafArguments?[i], batch.Context);
                    break;
                case ObjectColumn objects:
                    WriteObjects(writer, objects, 0, row);
                    break;
                case LeafColumn leaves:
                    leaves.Results.Write(writer, row);
                    break;
                case CompletedLeafColumn { Json: var json } when json[row] is { } leaf:
                    writer.WriteRawValue(leaf, skipInputValidation: true);
                    break;
                default:
                    writer.WriteNullValue();
                    break;
            }
        }
    }

    private static void WriteObjects(Utf8JsonWriter writer, ObjectColumn column, int level, int entry)
    {
        if (level == column.Levels.Length)
        {
            if (column.TryGet(entry, out var child, out var row))
            {
                writer.WriteStartObject();
                WriteFields(writer, child, row);
                writer.WriteEndObject();
            }
            else
            {
                writer.WriteNullValue();
            }
        }
        else if (column.Levels[level].IsNull(entry))
        {
            writer.WriteNullValue();
        }
        else
        {
            var (start, count) = column.Levels[level][entry];

            writer.WriteStartArray();

            for (var item = start; item < start + count; item++)
            {
                WriteObjects(writer, column, level + 1, item);
            }

            writer.WriteEndArray();
        }
    }

    private static Utf8JsonWriter Rent(PooledBuffer buffer)
    {
        var writer = _spare;

        if (writer is null)
        {
            return new Utf8JsonWriter(buffer, Options);
        }

        _spare = null;
        writer.Reset(buffer);

        return writer;
    }

    // A writer that an exception left half-way is not returned but dropped.
    private static void Return(Utf8JsonWriter writer)
    {
        writer.Flush();
        writer.Reset(Stream.Null);
        _spare = writer;
    }
}
