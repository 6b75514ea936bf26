using System.Text.Json;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Differential;

/// <summary>npm's <c>graphql</c>, kept open: see <c>tests/npm/reference.mjs</c>.</summary>
internal sealed class Reference : IAsyncDisposable
{
    private readonly JsonLineProcess node = JsonLineProcess.StartNpm("reference.mjs");

    /// <summary>Sets the schema for what follows.</summary>
    /// <returns>Its mistakes.</returns>
    public async Task<Verdict> SchemaAsync(string sdl) => Verdict.Of((await AskAsync(new { schema = sdl })).GetProperty("errors"));

    /// <summary>What <c>printSchema(buildSchema(sdl))</c> prints.</summary>
    public async Task<string> PrintAsync(string sdl) => (await AskAsync(new { schema = sdl, print = true })).GetProperty("printed").GetString()!;

    /// <summary>What <c>printSchema(buildClientSchema(introspection))</c> prints.</summary>
    /// <param name="introspection">The data of an answer to the introspection query.</param>
    public async Task<string> PrintClientSchemaAsync(JsonElement introspection) =>
        (await AskAsync(new { introspection })).GetProperty("printed").GetString()!;

    /// <summary>Sets the root value for what follows.</summary>
    public async Task DataAsync(string json) => await AskAsync($"{{\"data\":{json}}}");

    /// <returns>The mistakes of the document, and where it has none, the answer.</returns>
    public async Task<(Verdict Verdict, JsonElement? Answer)> JudgeAsync(MadeRequest request)
    {
        var answer = await AskAsync(
            $"{{\"query\":{JsonSerializer.Serialize(request.Query)},\"variables\":{request.Variables},\"operationName\":{JsonSerializer.Serialize(request.OperationName)},\"run\":true}}");

        return (Verdict.Of(answer.GetProperty("errors")), answer.TryGetProperty("result", out var result) ? result : null);
    }

    public ValueTask DisposeAsync() => node.DisposeAsync();

    private Task<JsonElement> AskAsync(object line) => AskAsync(JsonSerializer.Serialize(line));

    private async Task<JsonElement> AskAsync(string line)
    {
        var answer = JsonElement.Parse(await node.AskAsync(line, TestContext.Current.CancellationToken));

        Assert.False(answer.TryGetProperty("fault", out var fault), fault.ToString());

        return answer;
    }
}
