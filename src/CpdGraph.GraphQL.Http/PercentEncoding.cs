using System.Globalization;
using System.Text;

namespace CpdGraph.GraphQL.Http;

/// <summary>The encoding of values in a query string, as forms write them: <c>%XX</c> for a byte, <c>+</c> for a space.</summary>
internal static class PercentEncoding
{
    /// <param name="encoded">One value.</param>
    /// <param name="bytes">Receives what it stands for; three bytes for each character are enough.</param>
    /// <param name="length">How many bytes were written; when it fails, how many characters are well encoded.</param>
    /// <returns>False when a <c>%</c> is not followed by two hexadecimal digits.</returns>
    public static bool TryDecode(ReadOnlySpan<char> encoded, Span<byte> bytes, out int length)
    {
        var written = 0;

        for (var i = 0; i < encoded.Length;)
        {
            switch (encoded[i])
            {
                case '+':
                    bytes[written++] = (byte)' ';
                    i++;
                    break;
                case '%' when TryReadByte(encoded[(i + 1)..], out bytes[written]):
                    written++;
                    i += 3;
                    break;
                case '%':
                    length = i;
                    return false;
                default:
                    // Servers hand on ASCII only, but some hosts decode first.
                    Rune.DecodeFromUtf16(encoded[i..], out var rune, out var consumed);
                    written += rune.EncodeToUtf8(bytes[written..]);
                    i += consumed;
                    break;
            }
        }

        length = written;
        return true;
    }

    private static bool TryReadByte(ReadOnlySpan<char> digits, out byte value)
    {
        value = 0;

        return digits.Length >= 2 && byte.TryParse(digits[..2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }
}
