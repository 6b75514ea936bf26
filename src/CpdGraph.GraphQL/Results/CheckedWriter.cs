using System.Collections;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Results;

/// <summary>Writes leaf values that no C# type describes: each is checked as it is written.</summary>
internal sealed class CheckedWriter(GraphQLType type, IReadOnlyDictionary<EnumType, EnumNames> enums) : ValueWriter<object?>
{
    public override void Write(JsonOutput output, object? value) => Write(output, value, type);

    private void Write(JsonOutput output, object? value, GraphQLType current)
    {
        switch (value)
        {
            case Exception:
                throw new LeafFailureException("failed");
            case null when current.IsNonNull:
                throw new LeafFailureException("null");
            case null:
                output.Null();
                break;
            case var _ when current.Nullable is ListType list:
                WriteList(output, value, list);
                break;
            case var _ when current.Named is EnumType @enum:
                output.Text(enums[@enum].NameOfBoxed(value) ?? throw new LeafFailureException("not a value of the enum"));
                break;
            default:
                ((ScalarType)current.Named).Codec!.WriteValue(output.Begin(), value);
                output.End();
                break;
        }
    }

    private void WriteList(JsonOutput output, object value, ListType list)
    {
        if (value is string || value is not IEnumerable items)
        {
            throw new LeafFailureException("no list");
        }

        output.Raw('[');

        var isFirst = true;

        foreach (var item in items)
        {
            if (!isFirst)
            {
                output.Raw(',');
            }

            isFirst = false;
            Write(output, item, list.ItemType);
        }

        output.Raw(']');
    }
}
