using System.Text;
using System.Text.Unicode;

namespace CpdGraph.GraphQL.Language;

/// <summary>Reads tokens from UTF-8, one at a time, without allocating. Specification: Language, "Lexical Tokens".</summary>
/// <remarks>The text is checked to be UTF-8 as a whole first, so that everything after may cut it at ASCII bytes without a look at the rest.</remarks>
internal ref partial struct Lexer
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly ParserOptions _options;
    private int _tokenCount;

    public Lexer(Source source, ParserOptions options)
    {
        if (!Utf8.IsValid(source.Text))
        {
            throw SyntaxErrors.NotUtf8(source);
        }

        Source = source;
        _text = source.Text;
        _options = options;
    }

    public Source Source { get; }

    /// <summary>Kind of the current token.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>Byte offset where the current token begins.</summary>
    public int Start { get; private set; }

    /// <summary>Byte offset after the current token.</summary>
    public int End { get; private set; }

    /// <summary>Whether the current token is a string with an escape sequence in it.</summary>
    public bool HasEscapes { get; private set; }

    /// <summary>The current token as written.</summary>
    public readonly ReadOnlySpan<byte> Token => _text[Start..End];

    /// <summary>Goes to the next token; at the end it stays there.</summary>
    public void Advance()
    {
        Start = SkipIgnored(End);

        if (Start >= _text.Length)
        {
            Kind = TokenKind.EndOfFile;
            End = Start;

            return;
        }

        if (++_tokenCount > _options.MaxTokens)
        {
            throw SyntaxErrors.TooManyTokens(Source, Start, _options.MaxTokens);
        }

        Read(_text[Start]);
    }

    private void Read(byte first)
    {
        switch (first)
        {
            case (byte)'!': Punctuator(TokenKind.Bang); break;
            case (byte)'$': Punctuator(TokenKind.Dollar); break;
            case (byte)'&': Punctuator(TokenKind.Ampersand); break;
            case (byte)'(': Punctuator(TokenKind.ParenLeft); break;
            case (byte)')': Punctuator(TokenKind.ParenRight); break;
            case (byte)'.': ReadSpread(); break;
            case (byte)':': Punctuator(TokenKind.Colon); break;
            case (byte)'=': Punctuator(TokenKind.EqualsSign); break;
            case (byte)'@': Punctuator(TokenKind.At); break;
            case (byte)'[': Punctuator(TokenKind.BracketLeft); break;
            case (byte)']': Punctuator(TokenKind.BracketRight); break;
            case (byte)'{': Punctuator(TokenKind.BraceLeft); break;
            case (byte)'|': Punctuator(TokenKind.Pipe); break;
            case (byte)'}': Punctuator(TokenKind.BraceRight); break;
            case (byte)'"': ReadString(); break;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'): ReadNumber(); break;
            case var letter when IsNameStart(letter): ReadName(); break;
            default: throw UnexpectedCharacter();
        }
    }

    private void Punctuator(TokenKind kind)
    {
        Kind = kind;
        End = Start + 1;
    }

    private void ReadName()
    {
        var end = Start + 1;

        while (end < _text.Length && IsNameContinue(_text[end]))
        {
            end++;
        }

        Kind = TokenKind.Name;
        End = end;
    }

    private void ReadSpread()
    {
        var rest = _text[Start..];

        if (rest.StartsWith("..."u8))
        {
            Kind = TokenKind.Spread;
            End = Start + 3;

            return;
        }

        if (rest.StartsWith(".."u8))
        {
            throw SyntaxErrors.At(Source, Start, "Unexpected \"..\", did you mean \"...\"?");
        }

        if (rest.Length > 1 && IsDigit(rest[1]))
        {
            var digits = SyntaxErrors.Quoted(Encoding.ASCII.GetString(_text[(Start + 1)..SkipDigits(Start + 1)]));
            throw SyntaxErrors.At(Source, Start, $"Invalid number, expected digit before \".\", did you mean \"0.{digits}\"?");
        }

        throw UnexpectedCharacter();
    }

    /// <summary>Specification: Language, "Ignored Tokens". A comment ends before its line end.</summary>
    private readonly int SkipIgnored(int position)
    {
        while (position < _text.Length)
        {
            switch (_text[position])
            {
                case (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)',':
                    position++;
                    break;
                case (byte)'#':
                    var length = _text[position..].IndexOfAny((byte)'\n', (byte)'\r');
                    position = length < 0 ? _text.Length : position + length;
                    break;
                case 0xEF when _text[position..].StartsWith("\uFEFF"u8):
                    position += 3;
                    break;
                default:
                    return position;
            }
        }

        return position;
    }

    private readonly GraphQLSyntaxException UnexpectedCharacter() => SyntaxErrors.At(
        Source,
        Start,
        _text[Start] == (byte)'\''
            ? "Unexpected single quote character ('), did you mean to use a double quote (\")?"
            : $"Unexpected character: {SyntaxErrors.CharacterAt(Source, Start)}.");

    private static bool IsNameStart(byte character) => (uint)((character | 0x20) - 'a') <= 'z' - 'a' || character == (byte)'_';

    private static bool IsNameContinue(byte character) => IsNameStart(character) || IsDigit(character);

    private static bool IsDigit(byte character) => (uint)(character - '0') <= 9;
}
