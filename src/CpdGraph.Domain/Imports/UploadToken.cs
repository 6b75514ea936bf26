using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CpdGraph.Domain;

/// <summary>The one-time token of an uploaded file. Only its hash is kept.</summary>
public static class UploadToken
{
    /// <summary>Random bytes in a token.</summary>
    public const int EntropyBytes = 32;

    // 43 characters hold 32 bytes; nobody sends more by mistake.
    private const int LongestTyped = 100;

    /// <summary>Writes a token.</summary>
    /// <param name="entropy">Fresh random bytes, <see cref="EntropyBytes"/> of them.</param>
    public static string Make(ReadOnlySpan<byte> entropy) => entropy.Length == EntropyBytes
        ? Base64Url.EncodeToString(entropy)
        : throw new ArgumentException($"A token is made of {EntropyBytes} bytes.", nameof(entropy));

    /// <summary>What is kept of a token.</summary>
    /// <returns>SHA-256 in 64 lower-case hexadecimal digits. Null when it cannot be a token.</returns>
    public static string? Hash(string token)
    {
        ArgumentNullException.ThrowIfNull(token);

        return token.Length is > 0 and <= LongestTyped && Base64Url.IsValid(token) ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token.Trim()))) : null;
    }
}
