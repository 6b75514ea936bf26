using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CpdGraph.Api.Composition;

/// <summary>JSON for people.</summary>
internal static class JsonLayout
{
    private const int DeepestNesting = 512;
    private static readonly JsonWriterOptions Laid = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n", MaxDepth = DeepestNesting };

    /// <summary>The same JSON over several lines. Not safe inside HTML: encode it.</summary>
    public static string Indented(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DeepestNesting });
        using var stream = new MemoryStream(json.Length * 2);

        using (var writer = new Utf8JsonWriter(stream, Laid))
        {
            document.RootElement.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
