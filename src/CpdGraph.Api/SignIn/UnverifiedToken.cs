using System.Buffers.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace CpdGraph.Api.SignIn;

/// <summary>What a token says of itself, read strictly. Nobody has checked its signature yet: it is good for finding the key and for refusing early.</summary>
internal sealed class UnverifiedToken
{
    private const int MaxHeaderNesting = 8;
    private const int MaxPayloadNesting = 16;
    private const int MaxSubject = 255;
    private const int MaxIssuer = 2_048;
    private const double LatestSecond = 253_402_300_799;

    // Extensions that must be understood, keys that the token brings itself, compression, and tokens inside tokens.
    private static readonly string[] RefusedHeaders = ["crit", "b64", "jku", "jwk", "x5u", "zip", "enc", "cty"];

    private UnverifiedToken(JsonElement header, JsonElement payload)
    {
        Algorithm = Required(header, "alg");
        KeyId = Optional(header, "kid");
        Type = Optional(header, "typ");
        Issuer = Name(payload, "iss", MaxIssuer);
        Subject = Name(payload, "sub", MaxSubject);
        Audiences = AudiencesOf(payload);
        ExpiresAt = Moment(payload, "exp") ?? throw new JsonException("exp is missing.");
        NotBefore = Moment(payload, "nbf") ?? DateTimeOffset.MinValue;
        Payload = payload;
    }

    public string Algorithm { get; }

    public string? KeyId { get; }

    public string? Type { get; }

    public string Issuer { get; }

    public string Subject { get; }

    public IReadOnlyList<string> Audiences { get; }

    public DateTimeOffset ExpiresAt { get; }

    /// <summary>The earliest moment there is when the token does not say.</summary>
    public DateTimeOffset NotBefore { get; }

    /// <summary>All claims.</summary>
    public JsonElement Payload { get; }

    /// <summary>Reads a token in the compact form of JWS.</summary>
    /// <returns>Null when it is none, or lacks a claim that it must have.</returns>
    public static UnverifiedToken? Read(string token)
    {
        var parts = token.Split('.', 4);

        // An encrypted token has five parts.
        if (parts.Length != 3 || parts[2].Length == 0)
        {
            return null;
        }

        try
        {
            var header = Object(parts[0], MaxHeaderNesting);

            return RefusedHeaders.Any(name => header.TryGetProperty(name, out _)) ? null : new UnverifiedToken(header, Object(parts[1], MaxPayloadNesting));
        }
        catch (Exception damage) when (damage is JsonException or FormatException or InvalidOperationException)
        {
            // InvalidOperationException: text with half of a surrogate pair.
            return null;
        }
    }

    private static JsonElement Object(string part, int nesting)
    {
        if (!Base64Url.IsValid(part) || part.AsSpan().ContainsAny(" \t\r\n="))
        {
            throw new FormatException("The part is not Base64url.");
        }

        using var document = JsonDocument.Parse(
            Base64UrlEncoder.DecodeBytes(part), new JsonDocumentOptions { MaxDepth = nesting, AllowDuplicateProperties = false });

        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.Clone()
            : throw new JsonException("The part is no object.");
    }

    private static string Required(JsonElement json, string name) => Optional(json, name) ?? throw new JsonException($"{name} is missing.");

    private static string? Optional(JsonElement json, string name) =>
        !json.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new JsonException($"{name} is no text.");

    // Names are kept in the database and shown: PostgreSQL takes no U+0000, and nobody should be able to draw over a terminal.
    private static string Name(JsonElement payload, string claim, int maximum) =>
        Required(payload, claim) is { Length: > 0 } name && name.Length <= maximum && !name.Any(char.IsControl)
            ? name
            : throw new JsonException($"{claim} is empty, too long or has control characters.");

    private static string[] AudiencesOf(JsonElement payload) =>
        !payload.TryGetProperty("aud", out var audience) ? throw new JsonException("aud is missing.")
        : audience.ValueKind == JsonValueKind.Array ? [.. audience.EnumerateArray().Select(item => item.GetString() ?? throw new JsonException("aud holds null."))]
        : [audience.GetString() ?? throw new JsonException("aud is null.")];

    private static DateTimeOffset? Moment(JsonElement payload, string claim) =>
        !payload.TryGetProperty(claim, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is >= 0 and <= LatestSecond
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : throw new JsonException($"{claim} is no moment.");
}
