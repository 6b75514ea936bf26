using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CpdGraph.Domain;

/// <summary>A secret that can stand in an address, as of a private calendar or an upload: 256 random bits in letters, digits, hyphens and underscores.</summary>
public static class UrlSecret
{
    /// <summary>Random bytes that one secret needs.</summary>
    public const int EntropyBytes = 32;

    private const int Length = 43;

    /// <summary>The secret of these random bytes.</summary>
    /// <exception cref="ArgumentException">There are too few.</exception>
    public static string Of(ReadOnlySpan<byte> entropy) => entropy.Length >= EntropyBytes
        ? Base64Url.EncodeToString(entropy[..EntropyBytes])
        : throw new ArgumentException($"A secret needs {EntropyBytes} random bytes.", nameof(entropy));

    /// <summary>What is kept of a secret.</summary>
    /// <returns>SHA-256 in 64 lower-case hexadecimal digits. Null when it cannot be a secret.</returns>
    public static string? Hash(string given)
    {
        ArgumentNullException.ThrowIfNull(given);

        return given.Length == Length && given.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(given)))
            : null;
    }
}
