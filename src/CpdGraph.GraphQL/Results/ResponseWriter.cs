using System.Collections.Immutable;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Planning;

namespace CpdGraph.GraphQL.Results;

/// <summary>Writes a finished execution as JSON, depth-first, in one pass. Recursion follows the plan, whose depth is limited.</summary>
internal static class ResponseWriter
{
    private const int MaximumRefusalBytes = 64 * 1024;

    /// <summary>Writes data alone.</summary>
    /// <param name="roots">The root batch; for a mutation one for each root field.</param>
    /// <param name="cost">Null: the client does not want to be told.</param>
    /// <exception cref="Exception">A leaf cannot be written: the caller completes all leaves the careful way and calls <see cref="WriteWithErrors"/>.</exception>
    public static void WriteData(PooledBuffer buffer, List<RowBatch> roots, CostReport? cost)
    {
        var output = JsonOutput.Rent(buffer);

        output.Raw("{\"data\":"u8);
        WriteRoots(output, roots);
        WriteEnd(output, cost);
    }

    /// <summary>Writes errors, then data, after <see cref="NullPropagation"/>.</summary>
    public static void WriteWithErrors(PooledBuffer buffer, List<RowBatch>? roots, ImmutableArray<GraphQLError> errors, CostReport? cost)
    {
        var output = JsonOutput.Rent(buffer);

        WriteErrors(output, errors);
        output.Raw(",\"data\":"u8);

        if (roots is null || roots.Exists(root => root.IsDead(0)))
        {
            output.Null();
        }
        else
        {
            WriteRoots(output, roots);
        }

        WriteEnd(output, cost);
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
        var output = JsonOutput.Rent(buffer);

        WriteErrors(output, errors);
        WriteEnd(output, cost: null);
    }

    private static void WriteErrors(JsonOutput output, ImmutableArray<GraphQLError> errors)
    {
        output.Raw("{\"errors\":"u8);
        ErrorWriter.Write(output.Begin(), errors);
        output.End();
    }

    private static void WriteEnd(JsonOutput output, CostReport? cost)
    {
        if (cost is not null)
        {
            output.Raw(",\"extensions\":{\"cost\":{\"actual\":"u8);
            output.Begin().WriteNumberValue(cost.Actual);
            output.End();
            output.Raw(",\"maximum\":"u8);
            output.Begin().WriteNumberValue(cost.Maximum);
            output.End();
            output.Raw("}}"u8);
        }

        output.Raw('}');
        output.Return();
    }

    private static void WriteRoots(JsonOutput output, List<RowBatch> roots)
    {
        output.Raw('{');

        for (var i = 0; i < roots.Count; i++)
        {
            WriteFields(output, roots[i], 0, isFirst: i == 0);
        }

        output.Raw('}');
    }

    private static void WriteFields(JsonOutput output, RowBatch batch, int row, bool isFirst)
    {
        var fields = batch.Plan.Fields;

        for (var i = 0; i < fields.Length; i++)
        {
            var field = fields[i];

            output.Raw(isFirst && i == 0 ? field.FirstLabel : field.Label);

            switch (batch.Columns[i])
            {
                case null when field.Kind == FieldKind.TypeName:
                    output.Raw(batch.Plan.TypeName);
                    break;
                case null or LeafColumn when batch.IsHidden(i, row):
                    output.Null();
                    break;
                case null:
                    field.FromParent!.Write(output, batch[row], batch.LeafArguments?[i], batch.Context);
                    break;
                case ObjectColumn objects:
                    WriteObjects(output, objects, 0, row);
                    break;
                case LeafColumn leaves:
                    leaves.Results.Write(output, row);
                    break;
                case CompletedLeafColumn { Json: var json } when json[row] is { } leaf:
                    output.Raw(leaf);
                    break;
                default:
                    output.Null();
                    break;
            }
        }
    }

    private static void WriteObjects(JsonOutput output, ObjectColumn column, int level, int entry)
    {
        if (level == column.Levels.Length)
        {
            if (column.TryGet(entry, out var child, out var row))
            {
                output.Raw('{');
                WriteFields(output, child, row, isFirst: true);
                output.Raw('}');
            }
            else
            {
                output.Null();
            }
        }
        else if (column.Levels[level].IsNull(entry))
        {
            output.Null();
        }
        else
        {
            var (start, count) = column.Levels[level][entry];

            output.Raw('[');

            for (var item = start; item < start + count; item++)
            {
                if (item > start)
                {
                    output.Raw(',');
                }

                WriteObjects(output, column, level + 1, item);
            }

            output.Raw(']');
        }
    }
}
