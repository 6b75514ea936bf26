using System.Buffers;
using System.Security.Cryptography;

namespace CpdGraph.GraphQL.Http;

/// <summary>Ids of documents, by the appendix "Persisted Documents" of GraphQL over HTTP.</summary>
internal static class DocumentId
{
    /// <summary>Characters of the longest id that is stored.</summary>
    public const int Longest = 256;

    private const string Sha256Prefix = "sha256:";

    private static readonly SearchValues<char> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    /// <summary>The id that every document has: the hash of its bytes.</summary>
    public static string Of(ReadOnlySpan<byte> document) => Sha256Prefix + Convert.ToHexStringLower(SHA256.HashData(document));

    /// <returns>What is wrong with an id of somebody's own for a document, as the end of a sentence. Null when it may be used.</returns>
    public static string? Problem(string id, ReadOnlySpan<byte> document)
    {
        if (id.StartsWith(Sha256Prefix, StringComparison.Ordinal))
        {
            return id == Of(document) ? null : $"is not the hash of its text, which is {Of(document)}";
        }

        var colon = id.IndexOf(':', StringComparison.Ordinal);

        if (colon >= 0 && !(id.StartsWith("x-", StringComparison.Ordinal) && colon > 2))
        {
            return "has a prefix that is reserved: use sha256: or one of your own that begins with x-";
        }

        return id.Length is > 0 and <= Longest && IsName(id.AsSpan(0, Math.Max(colon, 0))) && IsName(id.AsSpan(colon + 1)) && !id.EndsWith(':')
            ? null
            : $"must be 1 to {Longest} letters, digits and - . _ ~";
    }

    private static bool IsName(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Unreserved);
}
