using System.Text.Json;

namespace CpdGraph.Api.SignIn;

/// <summary>Reads what an issuer publishes: its metadata (OpenID Connect Discovery 1.0, section 4) and the keys that it names.</summary>
internal static class IssuerDocuments
{
    private const int MaxBytes = 256 * 1_024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A client that goes where it is sent and nowhere else, and keeps nothing.</summary>
    public static HttpClient MakeClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = MaxBytes,
    };

    /// <summary>The keys of an issuer.</summary>
    /// <exception cref="IssuerFault">What it publishes cannot be used.</exception>
    /// <exception cref="JsonException">What it publishes is no JSON.</exception>
    /// <exception cref="HttpRequestException">It does not answer.</exception>
    public static async Task<KeySet> KeysAsync(HttpClient http, string authority, string name, CancellationToken cancellation)
    {
        var metadata = await TextAsync(http, IssuerAddress.MetadataOf(authority), cancellation);
        var keys = KeysAddress(metadata, name);

        return KeySet.Parse(await TextAsync(http, keys, cancellation));
    }

    private static Uri KeysAddress(string metadata, string name)
    {
        using var document = JsonDocument.Parse(metadata);

        // Section 4.3: the issuer that the metadata names is the one of the tokens.
        if (Text(document.RootElement, "issuer") is not { } issuer || IssuerAddress.Canonical(issuer) != name)
        {
            throw new IssuerFault("its metadata names another issuer: set Authority, or Issuer where the two differ, to that name.");
        }

        return Uri.TryCreate(Text(document.RootElement, "jwks_uri"), UriKind.Absolute, out var address) && IssuerAddress.IsSafe(address)
            ? address
            : throw new IssuerFault("its metadata names no https address of its keys.");
    }

    private static async Task<string> TextAsync(HttpClient http, Uri address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/json");
        using var response = await http.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();

        return await response.Content.ReadAsStringAsync(cancellation);
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

/// <summary>What an issuer publishes cannot be used.</summary>
internal sealed class IssuerFault(string message) : Exception(message);
