using System.Text.Json;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Catalogue;

/// <summary>A stream of changes over server-sent events, read change by change.</summary>
internal sealed class ChangeStream : IDisposable
{
    private const string Prefix = "event: next|data: ";
    private readonly SseStream stream;
    private readonly string field;

    private ChangeStream(SseStream stream, string field) => (this.stream, this.field) = (stream, field);

    /// <summary>Cursor of the last change that was read.</summary>
    public string? Cursor { get; private set; }

    public static async Task<ChangeStream> OffersAsync(HttpClient server, object? filter, string? after = null, string? token = null) => new(
        await SseStream.OpenAsync(
            server,
            "subscription ($filter: OfferFilter, $after: String) { offerChanged(filter: $filter, after: $after) { cursor kind offerId revision changedAt offer { title status revision } } }",
            token,
            new { filter, after }),
        "offerChanged");

    public static async Task<ChangeStream> RunsAsync(HttpClient server, object? filter, string? after = null, string? token = null) => new(
        await SseStream.OpenAsync(
            server,
            "subscription ($filter: RunFilter, $after: String) { runChanged(filter: $filter, after: $after) { cursor kind runId revision changedAt run { capacity status offer { title } } } }",
            token,
            new { filter, after }),
        "runChanged");

    /// <summary>The next change.</summary>
    public async Task<JsonElement> Change()
    {
        var told = await stream.Next() ?? throw new InvalidOperationException("The stream has ended.");
        Assert.StartsWith(Prefix, told, StringComparison.Ordinal);
        var json = JsonSerializer.Deserialize<JsonElement>(told[Prefix.Length..]);
        Assert.False(json.TryGetProperty("errors", out _), told);
        var change = json.GetProperty("data").GetProperty(field);
        Cursor = change.GetProperty("cursor").GetString();

        return change;
    }

    /// <summary>The next change of an offer as "KIND title revision".</summary>
    public async Task<string> Offer() => await Change() is var change
        ? $"{change.GetProperty("kind").GetString()} {change.GetProperty("offer").GetProperty("title").GetString()} {change.GetProperty("revision").GetInt32()}"
        : "";

    /// <summary>The next change of a run as "KIND title revision".</summary>
    public async Task<string> Run() => await Change() is var change
        ? $"{change.GetProperty("kind").GetString()} {change.GetProperty("run").GetProperty("offer").GetProperty("title").GetString()} {change.GetProperty("revision").GetInt32()}"
        : "";

    /// <summary>The error that the stream ends with.</summary>
    public async Task<JsonElement> Error()
    {
        var rest = await stream.Rest();
        Assert.Equal(["event: complete|data: "], rest[1..]);

        return JsonSerializer.Deserialize<JsonElement>(rest[0][Prefix.Length..]).GetProperty("errors")[0];
    }

    public void Dispose() => stream.Dispose();
}
