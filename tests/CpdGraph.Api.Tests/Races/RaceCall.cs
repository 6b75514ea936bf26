using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Races;

/// <summary>A mutation with a key of its own, which may be sent as often as one likes.</summary>
/// <param name="Number">Names its key, and the server that it goes to first.</param>
/// <param name="Subject">Who sends it.</param>
/// <param name="Name">For example requestEnrolment.</param>
/// <param name="Shown">What is asked of the payload besides the errors, with an id in it.</param>
internal sealed record RaceCall(string Key, int Number, string Subject, Role Role, string Name, string Shown, object Input)
{
    // Told by the server that it has too much to do or cannot reach the database, or not told at all: send it again.
    private static readonly ImmutableArray<string> Again = ["UNAVAILABLE", "OVERLOADED", "RATE_LIMITED", "TIMEOUT"];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Sends it, to another server each time, until it is answered. It is the same request each time.</summary>
    /// <param name="shift">Which server comes first.</param>
    /// <param name="sent">Told of each time that there was no answer.</param>
    public async Task<RaceAnswer> SendAsync(RaceServers servers, int shift = 0, Action? sent = null)
    {
        for (var attempt = 0; ; attempt++)
        {
            if (await TryAsync(servers, (Number + shift + attempt) % servers.Count) is { } answer)
            {
                return answer;
            }

            sent?.Invoke();
            Assert.True(attempt < 2_000, $"{Key} was never answered.");
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Sends it once. Null when its outcome is not known.</summary>
    public async Task<RaceAnswer?> TryAsync(RaceServers servers, int server)
    {
        GraphQLResponse answer;

        try
        {
            var input = JsonSerializer.SerializeToNode(Input)!.AsObject();
            input["idempotencyKey"] = Key;
            answer = await servers.As(server, Subject, Role).Send(
                $$"""mutation ($input: {{char.ToUpperInvariant(Name[0])}}{{Name[1..]}}Input!) { {{Name}}(input: $input) { {{Shown}} userErrors { code message } } }""",
                new { input });
        }
        catch (HttpRequestException)
        {
            return null;
        }

        if (answer.Errors.Count > 0)
        {
            var extensions = answer.Errors[0].GetProperty("extensions");
            var trace = extensions.TryGetProperty("traceId", out var id) ? id.GetString() : null;
            Assert.True(Again.Contains(extensions.GetProperty("code").GetString()!), $"{answer}\n{servers.LogOf(server, trace)}");

            return null;
        }

        return new RaceAnswer(answer.Data.GetProperty(Name).Clone());
    }

    /// <summary>A key that says what it is for.</summary>
    public static string KeyOf(string what, int number) => string.Create(CultureInfo.InvariantCulture, $"{what}-{number}");
}

/// <summary>An answer that arrived.</summary>
internal sealed record RaceAnswer(JsonElement Payload)
{
    /// <summary>Code of the first refusal. Null when it was carried out.</summary>
    public string? Refusal => Payload.GetProperty("userErrors") is { } errors && errors.GetArrayLength() > 0 ? errors[0].GetProperty("code").GetString() : null;

    /// <summary>All ids in it, in its order.</summary>
    public ImmutableArray<string> Ids => [.. IdsIn(Payload)];

    /// <summary>A text in the payload, by its path.</summary>
    public string Text(string path)
    {
        var json = Payload;

        foreach (var step in path.Split('.'))
        {
            Assert.True(json.ValueKind is JsonValueKind.Object or JsonValueKind.Array, Payload.ToString());
            json = json.ValueKind == JsonValueKind.Array ? json[int.Parse(step, CultureInfo.InvariantCulture)] : json.GetProperty(step);
        }

        return json.ToString();
    }

    private static IEnumerable<string> IdsIn(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => member.NameEquals("id") ? [member.Value.GetString()!] : IdsIn(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(IdsIn),
        _ => [],
    };
}
