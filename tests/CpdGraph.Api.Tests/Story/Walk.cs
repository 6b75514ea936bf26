using System.Globalization;
using System.Text.Json;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Story;

/// <summary>The steps of a story: each is sent as a client would send it.</summary>
internal static class Walk
{
    private const string NoErrors = "userErrors { __typename code field message }";

    /// <summary>Sends a query that must succeed.</summary>
    public static async Task<Answer> Ask(GraphQLClient client, string query, object? variables = null)
    {
        var response = await client.Send(query, variables);

        Assert.True(response.Errors.Count == 0, $"{query}\n{response}");

        return new Answer(response.Data);
    }

    /// <summary>Sends a mutation that must succeed.</summary>
    /// <param name="shown">What to show of its payload.</param>
    public static async Task<Answer> Sent(GraphQLClient client, string mutation, string shown, object input)
    {
        var payload = (await Ask(client, Document(mutation, shown), new { input })).At(mutation);

        Assert.True(payload.GetProperty("userErrors").GetArrayLength() == 0, $"{mutation}: {payload}");

        return new Answer(payload);
    }

    /// <summary>Sends a mutation that must succeed. Gives the id of what it changed.</summary>
    /// <param name="shown">The way to the id, for example <c>plan { id }</c>.</param>
    public static async Task<string> Do(GraphQLClient client, string mutation, string shown, object input) =>
        (await Sent(client, mutation, shown, input)).Text(string.Join('.', shown.Split([' ', '{', '}'], StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Sends a mutation that must be refused. Gives the errors as <c>CODE field</c>, each on a line; <c>FORBIDDEN</c> when its role may not ask.</summary>
    /// <param name="shown">A part of the payload with an id: it must be null.</param>
    public static async Task<string> Refused(GraphQLClient client, string mutation, string shown, object input)
    {
        var response = await client.Send(Document(mutation, shown), new { input });

        if (response.Errors.Count > 0)
        {
            return Assert.Single(response.Errors).GetProperty("extensions").GetProperty("code").GetString()!;
        }

        var payload = response.Data.GetProperty(mutation);
        Assert.Equal(JsonValueKind.Null, payload.GetProperty(shown.Split(' ')[0]).ValueKind);
        var errors = payload.GetProperty("userErrors").EnumerateArray().ToArray();
        Assert.True(errors.Length > 0, $"{mutation} was not refused: {payload}");

        // A sentence that says the mend.
        Assert.All(errors, error => Assert.True(error.GetProperty("message").GetString()!.Split(' ').Length > 4, error.ToString()));

        return string.Join('\n', errors.Select(error =>
            $"{error.GetProperty("code").GetString()} {string.Join('.', error.GetProperty("field").EnumerateArray().Select(step => step.GetString()))}".TrimEnd()));
    }

    private static string Document(string mutation, string shown) =>
        $"mutation ($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ {shown} {NoErrors} }} }}";
}

/// <summary>A part of an answer. Paths are names and indexes with dots between.</summary>
internal sealed record Answer(JsonElement Json)
{
    public string Text(string path) => At(path).GetString()!;

    public JsonElement At(string path) => path.Split('.').Aggregate(
        Json, (json, step) => json.ValueKind == JsonValueKind.Array ? json[int.Parse(step, CultureInfo.InvariantCulture)] : json.GetProperty(step));

    /// <summary>The texts at a path through lists, all of them; what is null has none.</summary>
    public IEnumerable<string> All(string path) => path.Split('.').Aggregate(
        (IEnumerable<JsonElement>)[Json],
        (found, step) => found.Select(json => json.ValueKind == JsonValueKind.Object ? json.GetProperty(step) : default)
            .SelectMany(json => json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : Enumerable.Repeat(json, 1)))
        .Where(json => json.ValueKind == JsonValueKind.String).Select(json => json.GetString()!);

    public IEnumerable<Answer> Each(string path) => At(path).EnumerateArray().Select(item => new Answer(item));
}
