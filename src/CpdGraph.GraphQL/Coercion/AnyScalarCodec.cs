using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Coercion;

/// <summary>Stands in for the codec of a custom scalar that nothing is bound to: takes every value as JSON.</summary>
internal sealed class AnyScalarCodec : ScalarCodec<JsonElement>
{
    public static readonly AnyScalarCodec Instance = new();

    public override bool TryRead(ValueNode literal, out JsonElement value, out string? problem)
    {
        var buffer = new MemoryStream();

        using (var writer = new Utf8JsonWriter(buffer))
        {
            LiteralJson.Write(writer, literal);
        }

        value = JsonElement.Parse(buffer.ToArray());
        problem = null;

        return true;
    }

    public override bool TryRead(JsonElement json, [MaybeNullWhen(false)] out JsonElement value, out string? problem)
    {
        value = json.Clone();
        problem = null;

        return true;
    }

    public override void Write(Utf8JsonWriter writer, JsonElement value) => value.WriteTo(writer);
}

/// <summary>Writes a constant literal as the JSON that means the same. Bounded like the literal: 64 levels.</summary>
internal static class LiteralJson
{
    public static void Write(Utf8JsonWriter writer, ValueNode literal)
    {
        switch (literal)
        {
            case IntValueNode number:
                writer.WriteRawValue(number.Value);
                break;
            case FloatValueNode number:
                writer.WriteRawValue(number.Value);
                break;
            case StringValueNode text:
                writer.WriteStringValue(text.Value);
                break;
            case BooleanValueNode flag:
                writer.WriteBooleanValue(flag.Value);
                break;
            case EnumValueNode name:
                writer.WriteStringValue(name.Value);
                break;
            case ListValueNode list:
                writer.WriteStartArray();

                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case ObjectValueNode node:
                writer.WriteStartObject();

                foreach (var field in node.Fields)
                {
                    writer.WritePropertyName(field.Name.Value);
                    Write(writer, field.Value);
                }

                writer.WriteEndObject();
                break;
            default:
                // Null, and a variable inside a scalar's literal, which has no value of its own.
                writer.WriteNullValue();
                break;
        }
    }
}
