using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CpdGraph.Testing.Snapshots;

/// <summary>The text that stands for a value: strings as they are, JSON laid out over lines, other objects as JSON.</summary>
internal static class SnapshotLayout
{
    private const int MaxDepth = 256;

    private static readonly JsonSerializerOptions ObjectOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        ReferenceHandler = ReferenceHandler.IgnoreCycles,
        Converters = { new JsonStringEnumConverter() },
        MaxDepth = MaxDepth,
    };

    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
    };

    /// <returns>Lines ended by line feeds, the last one too.</returns>
    public static string Of(object? value, SnapshotOptions options)
    {
        var text = value switch
        {
            string plain => OfText(plain, options),
            ISnapshotText known => OfText(known.SnapshotText(), options),
            JsonDocument document => OfJson(document.RootElement, options),
            JsonElement element => OfJson(element, options),
            _ => OfObject(value, options),
        };

        var lines = options.Scrubbed(text.ReplaceLineEndings("\n"));
        return lines.EndsWith('\n') ? lines : lines + "\n";
    }

    private static string OfText(string text, SnapshotOptions options)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            return text;
        }

        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return OfJson(document.RootElement, options);
        }
        catch (JsonException)
        {
            return text; // GraphQL, for one, also begins with a brace.
        }
    }

    private static string OfObject(object? value, SnapshotOptions options)
    {
        using var document = JsonSerializer.SerializeToDocument(value, ObjectOptions);
        return OfJson(document.RootElement, options);
    }

    private static string OfJson(JsonElement root, SnapshotOptions options)
    {
        using var bytes = new MemoryStream();

        using (var writer = new Utf8JsonWriter(bytes, Indented))
        {
            Write(root, "", writer, options);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    // Bounded: JsonDocument refuses what nests deeper than MaxDepth.
    private static void Write(JsonElement element, string path, Utf8JsonWriter writer, SnapshotOptions options)
    {
        if (path.Length > 0 && options.Ignores(path))
        {
            writer.WriteStringValue("(ignored)");
            return;
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();

                foreach (var property in element.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Write(property.Value, path.Length > 0 ? $"{path}.{property.Name}" : property.Name, writer, options);
                }

                writer.WriteEndObject();
                break;

            case JsonValueKind.Array:
                writer.WriteStartArray();

                foreach (var item in element.EnumerateArray())
                {
                    Write(item, path + "[*]", writer, options);
                }

                writer.WriteEndArray();
                break;

            default:
                element.WriteTo(writer);
                break;
        }
    }
}
