using System.Security.Cryptography;
using System.Text;

namespace CpdGraph.Domain;

/// <summary>The code of an invitation: 20 characters that are hard to mistake for each other, in groups of four.</summary>
public static class InvitationCode
{
    /// <summary>Random bytes that one code needs: 100 bits of them count.</summary>
    public const int EntropyBytes = 13;

    private const int Length = 20;
    private const int Group = 4;

    /// <summary>Most characters that are read; more is no code.</summary>
    private const int LongestTyped = 100;

    // Digits and letters without I, L, O and U, which look like others.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The code of these random bytes.</summary>
    /// <exception cref="ArgumentException">There are too few.</exception>
    public static string Of(ReadOnlySpan<byte> entropy)
    {
        if (entropy.Length < EntropyBytes)
        {
            throw new ArgumentException($"A code needs {EntropyBytes} random bytes.", nameof(entropy));
        }

        var code = new StringBuilder(Length + 4);
        var (bits, held, next) = (0, 0, 0);

        for (var place = 0; place < Length; place++)
        {
            if (held < 5)
            {
                bits = (bits << 8) | entropy[next++];
                held += 8;
            }

            held -= 5;
            code.Append(place > 0 && place % Group == 0 ? "-" : string.Empty).Append(Alphabet[(bits >> held) & 31]);
            bits &= (1 << held) - 1;
        }

        return code.ToString();
    }

    /// <summary>What is kept of a code. Letter case, spaces and dashes do not matter, and 0 for O or 1 for I and L are forgiven.</summary>
    /// <returns>SHA-256 in 64 lower-case hexadecimal digits. Null when it cannot be a code.</returns>
    public static string? Hash(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);

        var code = new StringBuilder(Length);

        foreach (var letter in typed.Length > LongestTyped ? string.Empty : typed.ToUpperInvariant())
        {
            var plain = letter switch
            {
                'O' => '0',
                'I' or 'L' => '1',
                _ => letter,
            };

            if (Alphabet.Contains(plain, StringComparison.Ordinal))
            {
                code.Append(plain);
            }
            else if (!char.IsWhiteSpace(plain) && plain is not ('-' or '–' or '‑'))
            {
                return null;
            }
        }

        return code.Length == Length ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code.ToString()))) : null;
    }
}
