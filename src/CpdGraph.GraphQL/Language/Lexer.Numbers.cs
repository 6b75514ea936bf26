namespace CpdGraph.GraphQL.Language;

internal ref partial struct Lexer
{
    /// <summary>Specification: Language, "Int Value" and "Float Value", with their restriction on what may follow.</summary>
    private void ReadNumber()
    {
        var position = _text[Start] == (byte)'-' ? Start + 1 : Start;
        var isFloat = false;

        if (At(position) == (byte)'0')
        {
            position++;

            if (IsDigit(At(position)))
            {
                throw SyntaxErrors.At(Source, position, $"Invalid number, unexpected digit after 0: {SyntaxErrors.CharacterAt(Source, position)}.");
            }
        }
        else
        {
            position = SkipDigits(position);
        }

        if (At(position) == (byte)'.')
        {
            isFloat = true;
            position = SkipDigits(position + 1);
        }

        if (At(position) is (byte)'e' or (byte)'E')
        {
            isFloat = true;
            position += At(position + 1) is (byte)'+' or (byte)'-' ? 2 : 1;
            position = SkipDigits(position);
        }

        if (At(position) == (byte)'.' || IsNameStart(At(position)))
        {
            throw ExpectedDigit(position);
        }

        if (position - Start > _options.MaxNumberLength)
        {
            throw SyntaxErrors.NumberTooLong(Source, Start, _options.MaxNumberLength);
        }

        Kind = isFloat ? TokenKind.Float : TokenKind.Int;
        End = position;
    }

    /// <summary>Goes over one digit or more.</summary>
    private readonly int SkipDigits(int position)
    {
        if (!IsDigit(At(position)))
        {
            throw ExpectedDigit(position);
        }

        while (IsDigit(At(position)))
        {
            position++;
        }

        return position;
    }

    /// <summary>The byte there; 0, which no number has, after the end.</summary>
    private readonly byte At(int position) => position < _text.Length ? _text[position] : (byte)0;

    private readonly GraphQLSyntaxException ExpectedDigit(int position) =>
        SyntaxErrors.At(Source, position, $"Invalid number, expected digit but got: {SyntaxErrors.CharacterAt(Source, position)}.");
}
