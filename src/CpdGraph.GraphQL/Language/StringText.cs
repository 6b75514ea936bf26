using System.Buffers;
using System.Globalization;
using System.Text;

namespace CpdGraph.GraphQL.Language;

/// <summary>What a string token means: its escapes resolved. The lexer has checked the token.</summary>
internal static class StringText
{
    private const int StackBytes = 512;

    /// <param name="content">The bytes between the quotes.</param>
    /// <param name="hasEscapes">Whether there is a backslash among them.</param>
    public static string Read(ReadOnlySpan<byte> content, bool hasEscapes)
    {
        if (!hasEscapes)
        {
            return Encoding.UTF8.GetString(content);
        }

        // No escape sequence is shorter than the UTF-8 it stands for.
        var rented = content.Length > StackBytes ? ArrayPool<byte>.Shared.Rent(content.Length) : null;
        var output = rented ?? stackalloc byte[StackBytes];
        var written = Unescape(content, output);
        var text = Encoding.UTF8.GetString(output[..written]);

        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return text;
    }

    private static int Unescape(ReadOnlySpan<byte> rest, Span<byte> output)
    {
        var written = 0;

        while (true)
        {
            var plain = rest.IndexOf((byte)'\\');

            if (plain < 0)
            {
                rest.CopyTo(output[written..]);

                return written + rest.Length;
            }

            rest[..plain].CopyTo(output[written..]);
            written += plain;
            rest = rest[plain..];

            if (rest[1] == (byte)'u')
            {
                var rune = ReadRune(rest, out var length);
                written += rune.EncodeToUtf8(output[written..]);
                rest = rest[length..];
            }
            else
            {
                output[written++] = Simple(rest[1]);
                rest = rest[2..];
            }
        }
    }

    private static Rune ReadRune(ReadOnlySpan<byte> escape, out int length)
    {
        if (escape[2] == (byte)'{')
        {
            length = escape.IndexOf((byte)'}') + 1;

            return new Rune(Hex(escape[3..(length - 1)]));
        }

        var unit = (char)Hex(escape[2..6]);
        length = char.IsSurrogate(unit) ? 12 : 6;

        return char.IsSurrogate(unit) ? new Rune(unit, (char)Hex(escape[8..12])) : new Rune(unit);
    }

    private static int Hex(ReadOnlySpan<byte> digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static byte Simple(byte letter) => letter switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => letter,
    };
}
