using System.Collections;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Planning;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Results;

/// <summary>
/// Objects that are read from their parent while the response is written, in lists or alone, with a selection that is plain all the way down
/// (<see cref="SelectionPlan.IsPlain"/>): no row and no column is made of them. Recursion follows the plan, whose depth is limited.
/// </summary>
internal sealed class PlainObjectWriter : FieldWriter
{
    private readonly ReadResolver _resolver;
    private readonly SelectionPlan _selection;

    // By level of list nesting, the list itself first and the objects last.
    private readonly bool[] _canBeNull;

    // Only where no C# type says what the values are may an exception stand in the place of one.
    private readonly bool _mayHoldExceptions;

    public PlainObjectWriter(ReadResolver resolver, GraphQLType type, SelectionPlan selection)
    {
        _resolver = resolver;
        _selection = selection;
        _canBeNull = NullabilityOf(type);
        _mayHoldExceptions = MayHoldExceptions(resolver.ResultType);
    }

    public override void Write(JsonOutput output, object? parent, object? arguments, RequestContext context) =>
        WriteValue(output, _resolver.Read(parent, arguments, context), 0, context);

    private void WriteValue(JsonOutput output, object? value, int level, RequestContext context)
    {
        if (value is null && _canBeNull[level])
        {
            output.Null();
        }
        else if (value is null || (_mayHoldExceptions && value is Exception))
        {
            throw new LeafFailureException("failed, or null");
        }
        else if (level + 1 == _canBeNull.Length)
        {
            WriteObject(output, value, context);
        }
        else
        {
            WriteList(output, value, level + 1, context);
        }
    }

    private void WriteList(JsonOutput output, object value, int level, RequestContext context)
    {
        output.Raw('[');

        switch (value)
        {
            case object?[] array:
                for (var i = 0; i < array.Length; i++)
                {
                    WriteItem(output, array[i], i == 0, level, context);
                }

                break;
            case IReadOnlyList<object?> items:
                for (var i = 0; i < items.Count; i++)
                {
                    WriteItem(output, items[i], i == 0, level, context);
                }

                break;
            case IEnumerable sequence and not string:
                var isFirst = true;

                foreach (var item in sequence)
                {
                    WriteItem(output, item, isFirst, level, context);
                    isFirst = false;
                }

                break;
            default:
                throw new LeafFailureException("no list");
        }

        output.Raw(']');
    }

    private void WriteItem(JsonOutput output, object? item, bool isFirst, int level, RequestContext context)
    {
        if (!isFirst)
        {
            output.Raw(',');
        }

        WriteValue(output, item, level, context);
    }

    private void WriteObject(JsonOutput output, object value, RequestContext context)
    {
        output.Raw('{');

        var fields = _selection.Fields;

        for (var i = 0; i < fields.Length; i++)
        {
            output.Raw(i == 0 ? fields[i].FirstLabel : fields[i].Label);

            if (fields[i].FromParent is { } field)
            {
                field.Write(output, value, arguments: null, context);
            }
            else
            {
                output.Raw(_selection.TypeName);
            }
        }

        output.Raw('}');
    }

    private static bool MayHoldExceptions(Type type) =>
        type.IsAssignableFrom(typeof(Exception)) || (Sequences.ItemTypeOf(type) is { } itemType && MayHoldExceptions(itemType));

    private static bool[] NullabilityOf(GraphQLType type)
    {
        var levels = new List<bool> { !type.IsNonNull };

        while (type.Nullable is ListType list)
        {
            type = list.ItemType;
            levels.Add(!type.IsNonNull);
        }

        return [.. levels];
    }
}
