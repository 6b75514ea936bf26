using System.Collections;
using System.Text.Json;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Results;

/// <summary>Writes leaf values that no C# type describes: each is checked as it is written.</summary>
internal sealed class CheckedWriter(GraphQLType type, IReadOnlyDictionary<EnumType, EnumNames> enums) : ValueWriter<object?>
{
    public override void Write(Utf8JsonWriter writer, object? value) => Write(writer, value, type);

    private void Write(Utf8JsonWriter writer, object? value, GraphQLType current)
    {
        switch (value)
        {
            case Exception:
                throw new LeafFailureException("failed");
            case null when current.IsNonNull:
                throw new LeafFailureException("null");
            case null:
                writer.WriteNullValue();
                break;
            case var _ when current.Nullable is ListType list:
                WriteList(writer, value, list);
                break;
            case var _ when current.Named is EnumType @enum:
                writer.WriteStringValue(enums[@enum].NameOfBoxed(value) ?? throw new LeafFailureException("not a value of the enum"));
                break;
            default:
                ((ScalarType)current.Named).Codec!.WriteValue(writer, value);
                break;
        }
    }

    private void WriteList(Utf8JsonWriter writer, object value, ListType list)
    {
        if (value is string || value is not IEnumerable items)
        {
            throw new LeafFailureException("no list");
        }

        writer.WriteStartArray();

        foreach (var item in items)
        {
            Write(writer, item, list.ItemType);
        }

        writer.WriteEndArray();
    }
}
