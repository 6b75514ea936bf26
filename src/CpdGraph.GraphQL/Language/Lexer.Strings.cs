using System.Globalization;
using System.Text;

namespace CpdGraph.GraphQL.Language;

internal ref partial struct Lexer
{
    /// <summary>Specification: Language, "String Value". Checks the token; <see cref="StringText"/> reads its meaning.</summary>
    private void ReadString()
    {
        if (_text[Start..].StartsWith("\"\"\""u8))
        {
            ReadBlockString();

            return;
        }

        var position = Start + 1;
        HasEscapes = false;

        while (true)
        {
            var length = _text[position..].IndexOfAny("\"\\\n\r"u8);

            if (length < 0 || _text[position + length] is (byte)'\n' or (byte)'\r')
            {
                throw SyntaxErrors.At(Source, length < 0 ? _text.Length : position + length, "Unterminated string.");
            }

            position += length;

            if (_text[position] == (byte)'"')
            {
                Kind = TokenKind.String;
                End = position + 1;

                return;
            }

            HasEscapes = true;
            position += EscapeLength(position);
        }
    }

    private void ReadBlockString()
    {
        var position = Start + 3;
        HasEscapes = false;

        while (true)
        {
            var length = _text[position..].IndexOf("\"\"\""u8);

            if (length < 0)
            {
                throw SyntaxErrors.At(Source, _text.Length, "Unterminated string.");
            }

            position += length + 3;

            if (_text[position - 4] != (byte)'\\')
            {
                Kind = TokenKind.BlockString;
                End = position;

                return;
            }

            HasEscapes = true;
        }
    }

    /// <summary>Length in bytes of the valid escape sequence that begins with the backslash at <paramref name="position"/>.</summary>
    private readonly int EscapeLength(int position) => At(position + 1) switch
    {
        (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t' => 2,
        (byte)'u' when At(position + 2) == (byte)'{' => BracedEscapeLength(position),
        (byte)'u' => FixedEscapeLength(position),
        _ => throw SyntaxErrors.At(Source, position, $"Invalid character escape sequence: \"{SyntaxErrors.Excerpt(Source, position, 2)}\"."),
    };

    /// <summary><c>\u{X…}</c>: as many digits as one likes, leading zeros included, within what graphql-js reads too.</summary>
    private readonly int BracedEscapeLength(int position)
    {
        const int longest = 12;
        var length = 3;
        var value = 0;

        while (length < longest)
        {
            var character = At(position + length++);

            if (character == (byte)'}')
            {
                if (length > 4 && Rune.IsValid(value))
                {
                    return length;
                }

                break;
            }

            if (!char.IsAsciiHexDigit((char)character))
            {
                break;
            }

            value = (value << 4) | HexValue(character);
        }

        throw InvalidUnicode(position, length);
    }

    /// <summary><c>\uXXXX</c>; a leading surrogate must be followed by a trailing one.</summary>
    private readonly int FixedEscapeLength(int position)
    {
        if (TryReadUnit(position, out var unit))
        {
            if (!char.IsSurrogate(unit))
            {
                return 6;
            }

            if (char.IsHighSurrogate(unit) && TryReadUnit(position + 6, out var trailing) && char.IsLowSurrogate(trailing))
            {
                return 12;
            }
        }

        throw InvalidUnicode(position, 6);
    }

    private readonly bool TryReadUnit(int position, out char unit)
    {
        unit = default;

        if (position + 6 > _text.Length || !_text[position..].StartsWith("\\u"u8))
        {
            return false;
        }

        var isHex = ushort.TryParse(_text.Slice(position + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value);
        unit = (char)value;

        return isHex;
    }

    private static int HexValue(byte digit) => digit <= (byte)'9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private readonly GraphQLSyntaxException InvalidUnicode(int position, int length) =>
        SyntaxErrors.At(Source, position, $"Invalid Unicode escape sequence: \"{SyntaxErrors.Excerpt(Source, position, length)}\".");
}
