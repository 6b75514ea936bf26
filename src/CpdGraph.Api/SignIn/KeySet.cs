using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace CpdGraph.Api.SignIn;

/// <summary>The public keys of an issuer. Immutable.</summary>
internal sealed class KeySet
{
    private const int MaxKeys = 64;
    private const int SmallestRsaKey = 2_048 / 8;
    private const int LargestRsaKey = 8_192 / 8;

    private readonly ImmutableArray<Entry> keys;

    private KeySet(ImmutableArray<Entry> keys) => this.keys = keys;

    /// <summary>Keys that are ours, not an issuer's.</summary>
    public static KeySet Of(SecurityKey key, string algorithm) => new([new Entry(key, algorithm)]);

    /// <summary>The keys of a JWK set that can check a signature here. Others (for encryption, of other kinds, too small) are left out.</summary>
    /// <exception cref="JsonException">It is no JWK set.</exception>
    public static KeySet Parse(string json)
    {
        using var document = JsonDocument.Parse(json);

        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("keys", out var list)
            || list.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("There is no list of keys.");
        }

        return new KeySet([.. list.EnumerateArray().Take(MaxKeys).SelectMany(EntriesOf)]);
    }

    /// <summary>The keys that a token with this header may have been signed with.</summary>
    /// <param name="keyId">Null: the header names none, so it may be any key of the right kind.</param>
    public IReadOnlyList<SecurityKey> For(string? keyId, string algorithm) =>
        [.. keys.Where(entry => entry.Algorithm == algorithm && (keyId is null || entry.Key.KeyId == keyId)).Select(entry => entry.Key)];

    /// <summary>Whether the other set has the same keys in the same order.</summary>
    public bool IsSameAs(KeySet other) => keys.Select(Identity).SequenceEqual(other.keys.Select(Identity));

    private static (string? Id, string Algorithm, string Thumbprint) Identity(Entry entry) =>
        (entry.Key.KeyId, entry.Algorithm, Convert.ToBase64String(entry.Key.ComputeJwkThumbprint()));

    private static IEnumerable<Entry> EntriesOf(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || (Text(json, "use") ?? "sig") != "sig" || PublicKey(json) is not { } key)
        {
            return [];
        }

        // A key says which algorithm it is for, or may be used for all of its kind.
        return SigningAlgorithms.For(key.Kty).Where(name => (Text(json, "alg") ?? name) == name).Select(name => new Entry(key, name));
    }

    // Only public parts are read: a set that publishes private ones by mistake leaves none in memory.
    private static JsonWebKey? PublicKey(JsonElement json) => Text(json, "kty") switch
    {
        "RSA" when Bytes(json, "n") is { Length: >= SmallestRsaKey and <= LargestRsaKey } && Bytes(json, "e") is { Length: > 0 and <= 8 } =>
            new JsonWebKey { Kty = "RSA", Kid = Text(json, "kid"), N = Text(json, "n"), E = Text(json, "e") },
        "EC" when Text(json, "crv") == "P-256" && IsOnCurve(Bytes(json, "x"), Bytes(json, "y")) =>
            new JsonWebKey { Kty = "EC", Kid = Text(json, "kid"), Crv = "P-256", X = Text(json, "x"), Y = Text(json, "y") },
        _ => null,
    };

    private static bool IsOnCurve(byte[]? x, byte[]? y)
    {
        try
        {
            using var point = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } });

            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[]? Bytes(JsonElement json, string name)
    {
        try
        {
            return Text(json, name) is { } text ? Base64UrlEncoder.DecodeBytes(text) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private sealed record Entry(SecurityKey Key, string Algorithm);
}
