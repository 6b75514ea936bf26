using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>
/// Writes facts of a workforce as bytes, and reads them: columns of whole numbers as JSON, compressed, behind a mark that changes with their form. Bytes of
/// another form cannot be read, and need not be: facts are made anew then.
/// </summary>
internal static class WorkforceFactsCodec
{
    // Counted up with every change of the columns.
    private const byte Form = 1;

    // Members of these are kept by their numbers: another order of them is another form.
    private static readonly byte[] Mark =
    [
        Form,
        .. SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
            ' ',
            new[] { typeof(PracticeTier), typeof(ReadinessStatus), typeof(SupervisionKind), typeof(SupervisionStatus), typeof(OfferChannel), typeof(OfferFormat), typeof(ProviderKind) }
                .SelectMany(Enum.GetNames)))).AsSpan(0, 7),
    ];

    /// <summary>Whether these bytes have the form that is written here.</summary>
    public static bool CanRead(ReadOnlySpan<byte> content) => content.StartsWith(Mark);

    public static byte[] Write(WorkforceFacts facts)
    {
        using var content = new MemoryStream();
        content.Write(Mark);

        using (var compressed = new BrotliStream(content, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(compressed, WorkforceColumns.Of(facts));
        }

        return content.ToArray();
    }

    /// <summary>The facts. Null when they have another form, or are damaged.</summary>
    public static WorkforceFacts? Read(byte[] content)
    {
        if (!CanRead(content))
        {
            return null;
        }

        try
        {
            using var compressed = new BrotliStream(new MemoryStream(content, Mark.Length, content.Length - Mark.Length), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<WorkforceColumns>(compressed)?.ToFacts();
        }
        catch (Exception damage) when (damage is JsonException or InvalidDataException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
