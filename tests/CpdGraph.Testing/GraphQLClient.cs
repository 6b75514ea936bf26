using System.Net.Http.Headers;
using System.Net.Http.Json;
using Xunit;

namespace CpdGraph.Testing;

/// <summary>Posts operations as a client would: over HTTP, as JSON. Cancelled with the running test.</summary>
public sealed class GraphQLClient(HttpClient http, string path = "/graphql")
{
    private const string ResponseMediaType = "application/graphql-response+json";

    /// <summary>Sent as a bearer token with every operation. Null: anonymous.</summary>
    public string? Token { get; init; }

    /// <param name="variables">Any object that serialises to a JSON object; an anonymous one reads best.</param>
    public async Task<GraphQLResponse> Send(string query, object? variables = null, string? operationName = null)
    {
        // What is not given is left out, but a null inside the variables is sent: absent and null differ.
        var body = new Dictionary<string, object> { ["query"] = query };

        if (variables is not null)
        {
            body["variables"] = variables;
        }

        if (operationName is not null)
        {
            body["operationName"] = operationName;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(ResponseMediaType));
        return await SendAsync(request);
    }

    /// <summary>Sends a request made by the test, as it is but for the token.</summary>
    public async Task<GraphQLResponse> SendAsync(HttpRequestMessage request)
    {
        var cancellation = TestContext.Current.CancellationToken;

        if (Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        using var response = await http.SendAsync(request, cancellation);

        return new GraphQLResponse(
            response.StatusCode,
            response.Headers,
            response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsStringAsync(cancellation));
    }
}
