using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CpdGraph.GraphQL.Http.Tests.Serving;

/// <summary>An HTTP answer, whoever fetched it.</summary>
/// <param name="Headers">All headers by name, in any case; repeated ones joined by a comma.</param>
public sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public bool Has(string member) => Json.TryGetProperty(member, out _);

    /// <summary>The only error, or a failed test.</summary>
    public JsonElement Error => Assert.Single(Json.GetProperty("errors").EnumerateArray());

    public string? Code => Error.GetProperty("extensions").GetProperty("code").GetString();

    public string Message => Error.GetProperty("message").GetString()!;

    public static async Task<Answer> Of(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);

        return new Answer((int)response.StatusCode, headers, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Reads what a socket received until it was closed.</summary>
    public static Answer Of(ReadOnlySpan<byte> received)
    {
        var headLength = received.IndexOf("\r\n\r\n"u8);
        Assert.True(headLength >= 0, "The connection was closed without an answer.");

        var lines = Encoding.ASCII.GetString(received[..headLength]).Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(':', 2))
            .GroupBy(pair => pair[0], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(pairs => pairs.Key, pairs => string.Join(", ", pairs.Select(pair => pair[1].Trim())), StringComparer.OrdinalIgnoreCase);

        return new Answer(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), headers, received[(headLength + 4)..].ToArray());
    }
}
