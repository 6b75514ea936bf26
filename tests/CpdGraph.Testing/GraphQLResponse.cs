using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CpdGraph.Testing.Snapshots;

namespace CpdGraph.Testing;

/// <summary>An answer as it came over HTTP. Its snapshot is its JSON, without status and headers.</summary>
public sealed class GraphQLResponse(HttpStatusCode status, HttpResponseHeaders headers, string? contentType, string text)
    : ISnapshotText
{
    private readonly Lazy<JsonDocument> json = new(() => JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 256 }));

    public HttpStatusCode Status => status;

    public HttpResponseHeaders Headers => headers;

    /// <summary>The Content-Type header with its parameters.</summary>
    public string? ContentType => contentType;

    /// <summary>The body as received.</summary>
    public string Text => text;

    public JsonDocument Json => json.Value;

    /// <summary>The value of <c>data</c>. Kind Undefined: the answer has none. Kind Null: it is null.</summary>
    public JsonElement Data => Json.RootElement.TryGetProperty("data", out var data) ? data : default;

    /// <summary>The top-level errors, in order; empty when there are none.</summary>
    public IReadOnlyList<JsonElement> Errors =>
        Json.RootElement.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray()] : [];

    public string SnapshotText() => text;

    public override string ToString() => $"{(int)status} {contentType}\n{text}";
}
