using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CpdGraph.Api.Tests.SignIn;

/// <summary>A token being written. Everything in it can be changed before it is signed.</summary>
internal sealed class TestToken
{
    public const string Audience = "cpdgraph";
    public const string Subject = "amira-4711";

    public TestToken(string issuer, DateTimeOffset now)
    {
        Payload["iss"] = issuer;
        Payload["sub"] = Subject;
        Payload["aud"] = Audience;
        Payload["exp"] = now.AddMinutes(10).ToUnixTimeSeconds();
    }

    public Dictionary<string, object?> Header { get; } = new() { ["typ"] = "at+jwt" };

    public Dictionary<string, object?> Payload { get; } = [];

    public TestToken With(string claim, object? value)
    {
        Payload[claim] = value;

        return this;
    }

    public TestToken Without(string claim)
    {
        Payload.Remove(claim);

        return this;
    }

    public TestToken WithHeader(string name, object? value)
    {
        Header[name] = value;

        return this;
    }

    /// <summary>Signs it as an issuer does: with the key's name in the header, unless the header has another.</summary>
    public string Sign(TestKey key, string algorithm)
    {
        Header.TryAdd("kid", key.Id);

        return SignUnnamed(key, algorithm);
    }

    /// <summary>Signs it without naming the key.</summary>
    public string SignUnnamed(TestKey key, string algorithm)
    {
        Header["alg"] = algorithm;

        return Finish(data => key.Sign(algorithm, data));
    }

    /// <summary>Signs it with a secret.</summary>
    public string SignWithSecret(byte[] secret, string algorithm = "HS256")
    {
        Header["alg"] = algorithm;

        return Finish(data => HMACSHA256.HashData(secret, data));
    }

    /// <summary>Leaves the signature out.</summary>
    public string Unsigned(string algorithm)
    {
        Header["alg"] = algorithm;

        return Finish(_ => []);
    }

    private string Finish(Func<byte[], byte[]> sign)
    {
        var signed = $"{Part(Header)}.{Part(Payload)}";

        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Part(Dictionary<string, object?> json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));
}
