using System.Text;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Language;

/// <summary>Words the errors of lexer and parser as graphql-js does. Off the hot path: strings are built here and only here.</summary>
internal static class SyntaxErrors
{
    /// <summary>Characters of the document that a message repeats; more would let a short mistake make a long answer.</summary>
    public const int MaxQuotedCharacters = 200;

    public static GraphQLSyntaxException At(Source source, int offset, string message) =>
        new(new GraphQLError($"Syntax Error: {message}", ErrorCodes.ParseFailed, new Location(source, offset)));

    /// <summary>Reading stops where a limit is passed, so the actual number is known only to be above the maximum.</summary>
    public static GraphQLSyntaxException Limit(Source source, int offset, string limit, int maximum, string message) =>
        new(new GraphQLError($"Syntax Error: {message}", ErrorCodes.LimitExceeded, new Location(source, offset))
        {
            Extensions = Limits.Extensions(limit, maximum, maximum + 1L),
        });

    public static GraphQLSyntaxException TooManyTokens(Source source, int offset, int maximum) =>
        Limit(source, offset, "tokens", maximum, $"Document contains more than {maximum} tokens. Parsing aborted: ask for less, or in several requests.");

    public static GraphQLSyntaxException NestedTooDeeply(Source source, int offset, int maximum) =>
        Limit(source, offset, "nesting", maximum, $"Document nests brackets more than {maximum} deep. Parsing aborted: ask for less depth, or send values as variables.");

    public static GraphQLSyntaxException TooManyDirectives(Source source, int offset, int maximum) =>
        Limit(source, offset, "directivesPerLocation", maximum, $"More than {maximum} directives stand at one location. Parsing aborted: leave some out.");

    public static GraphQLSyntaxException TooManyAliases(Source source, int offset, int maximum) =>
        Limit(source, offset, "aliases", maximum, $"Document contains more than {maximum} aliases. Parsing aborted: ask for less, or in several requests.");

    public static GraphQLSyntaxException TooManyRepeats(Source source, int offset, string key, int maximum) =>
        Limit(source, offset, "repeats", maximum, $"One selection names \"{Quoted(key)}\" more than {maximum} times. Parsing aborted: name it once.");

    public static GraphQLSyntaxException TooManyFragments(Source source, int offset, int maximum) =>
        Limit(source, offset, "fragments", maximum, $"Document defines more than {maximum} fragments. Parsing aborted: ask for less, or in several requests.");

    public static GraphQLSyntaxException NumberTooLong(Source source, int offset, int maximum) =>
        Limit(source, offset, "numberLength", maximum, $"A number has more than {maximum} characters. Parsing aborted: no Int or Float needs as many.");

    public static GraphQLSyntaxException NotUtf8(Source source)
    {
        var offset = 0;

        while (Rune.DecodeFromUtf8(source.Text[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            offset += length;
        }

        return At(source, offset, $"Invalid UTF-8: unexpected byte 0x{source.Text[offset]:X2}.");
    }

    /// <summary>A character as messages show it: printable ASCII in quotes, others as U+XXXX.</summary>
    public static string CharacterAt(Source source, int offset)
    {
        if (offset >= source.Text.Length)
        {
            return "<EOF>";
        }

        Rune.DecodeFromUtf8(source.Text[offset..], out var rune, out _);

        return rune.Value switch
        {
            '"' => "'\"'",
            >= 0x20 and <= 0x7E => $"\"{rune}\"",
            _ => $"U+{rune.Value:X4}",
        };
    }

    /// <summary>At most so many UTF-16 units of the text, never half a surrogate pair.</summary>
    public static string Excerpt(Source source, int offset, int units)
    {
        var bytes = source.Text[offset..Math.Min(source.Text.Length, offset + (4 * units))];

        return Cut(Encoding.UTF8.GetString(bytes), units, "");
    }

    public static string Quoted(string text) => Cut(text, MaxQuotedCharacters, "…");

    private static string Cut(string text, int units, string mark)
    {
        if (text.Length <= units)
        {
            return text;
        }

        var length = char.IsHighSurrogate(text[units - 1]) ? units - 1 : units;

        return string.Concat(text.AsSpan(0, length), mark);
    }
}
