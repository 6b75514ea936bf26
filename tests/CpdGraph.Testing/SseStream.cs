using System.Text;
using System.Text.Json;
using Xunit;

namespace CpdGraph.Testing;

/// <summary>An event stream read line by line, as it comes.</summary>
public sealed class SseStream : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private SseStream(HttpResponseMessage response, StreamReader lines)
    {
        _response = response;
        _lines = lines;
    }

    /// <summary>Status and headers.</summary>
    public HttpResponseMessage Response => _response;

    /// <param name="token">Sent as a bearer token. Null: anonymous.</param>
    public static Task<SseStream> OpenAsync(HttpClient client, string query, string? token = null, object? variables = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query, variables }), Encoding.UTF8, "application/json"),
        };

        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        return OpenAsync(client, request);
    }

    /// <summary>Sends a request made by the test, as it is but for what it accepts.</summary>
    public static async Task<SseStream> OpenAsync(HttpClient client, HttpRequestMessage request, string accept = "text/event-stream")
    {
        request.Headers.TryAddWithoutValidation("Accept", accept);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        return new SseStream(response, new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>The lines of the next event with a bar between; comments are skipped. Null: the stream has ended.</summary>
    public async Task<string?> Next()
    {
        while (await Block() is { } block)
        {
            if (block != ":")
            {
                return block;
            }
        }

        return null;
    }

    /// <summary>The lines up to the next empty one, comments too.</summary>
    public async Task<string?> Block()
    {
        var lines = new List<string>();

        while (await _lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Length == 0)
            {
                return string.Join('|', lines);
            }

            lines.Add(line);
        }

        Assert.Empty(lines);

        return null;
    }

    /// <summary>All events until the stream ends.</summary>
    public async Task<List<string>> Rest()
    {
        var rest = new List<string>();

        while (await Next() is { } next)
        {
            rest.Add(next);
        }

        return rest;
    }

    public void Dispose()
    {
        _lines.Dispose();
        _response.Dispose();
    }
}
