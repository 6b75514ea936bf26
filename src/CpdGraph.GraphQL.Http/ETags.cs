using System.Security.Cryptography;
using CpdGraph.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CpdGraph.GraphQL.Http;

/// <summary>Tags that stand for the content of an answer. Weak ones, since the same content may travel compressed or not.</summary>
internal static class ETags
{
    public static EntityTagHeaderValue Of(ExecutionResult result)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        result.AppendTo(hash);

        return OfHash(hash.GetHashAndReset());
    }

    public static EntityTagHeaderValue Of(ReadOnlySpan<byte> body) => OfHash(SHA256.HashData(body));

    /// <summary>Whether the client has the content already: RFC 9110, 13.1.2, compares weakly.</summary>
    public static bool IsKnownToClient(HttpRequest request, EntityTagHeaderValue current) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch!, out var known)
        && known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(current, useStrongComparison: false));

    private static EntityTagHeaderValue OfHash(byte[] hash) => new($"\"{Convert.ToHexStringLower(hash)}\"", isWeak: true);
}
