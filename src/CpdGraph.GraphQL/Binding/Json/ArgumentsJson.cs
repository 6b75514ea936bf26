using System.Collections;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CpdGraph.GraphQL.Binding.Json;

/// <summary>Coerced arguments as JSON text: defaults included, absent ones left out, enum values as names.</summary>
internal static class ArgumentsJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IReadOnlyDictionary<string, object?>? arguments)
    {
        var buffer = new MemoryStream();

        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, arguments ?? new Dictionary<string, object?>());
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    // Bounded like the literal or JSON that the value was read from.
    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case JsonElement json:
                json.WriteTo(writer);
                break;
            case IReadOnlyDictionary<string, object?> map:
                writer.WriteStartObject();

                foreach (var (name, entry) in map)
                {
                    writer.WritePropertyName(name);
                    Write(writer, entry);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();

                foreach (var item in items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException($"No JSON for a value of {value.GetType()}.");
        }
    }
}
