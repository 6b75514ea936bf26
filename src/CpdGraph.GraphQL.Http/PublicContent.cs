using Microsoft.Net.Http.Headers;

namespace CpdGraph.GraphQL.Http;

/// <summary>What a <see cref="PublicAnswer"/> holds. Kept for several requests, its tag is worked out once. Safe to share between threads.</summary>
public sealed class PublicContent(ReadOnlyMemory<byte> body)
{
    /// <summary>The bytes, before any compression.</summary>
    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>Stands for them.</summary>
    internal EntityTagHeaderValue Tag => field ??= ETags.Of(Body.Span);
}
