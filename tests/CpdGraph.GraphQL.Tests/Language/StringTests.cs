using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Language;

public class StringTests
{
    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"simple é \U0001F600\"", "simple é \U0001F600")]
    [InlineData("\"\\\" \\\\ \\/ \\b \\f \\n \\r \\t\"", "\" \\ / \b \f \n \r \t")]
    [InlineData("\"\\u0041\\u00e9\\u20AC\"", "Aé€")]
    [InlineData("\"\\u{41}\\u{0}\\u{1F600}\\u{0010FFFF}\"", "A\0\U0001F600\U0010FFFF")]
    [InlineData("\"\\uD83D\\uDE00\"", "\U0001F600")]
    [InlineData("\"a\tb\"", "a\tb")]
    [Spec("Language.Escapes")]
    public void Escapes_mean_their_characters(string literal, string meaning)
    {
        Assert.Equal(meaning, Syntax.Text(literal));
    }

    [Theory]
    [InlineData("\"\\uD83D\"", "1:2 Syntax Error: Invalid Unicode escape sequence: \"\\uD83D\".")]
    [InlineData("\"\\uDE00\"", "1:2 Syntax Error: Invalid Unicode escape sequence: \"\\uDE00\".")]
    [InlineData("\"\\uD83D\\uD83D\"", "1:2 Syntax Error: Invalid Unicode escape sequence: \"\\uD83D\".")]
    [InlineData("\"\\uD83D\\n\"", "1:2 Syntax Error: Invalid Unicode escape sequence: \"\\uD83D\".")]
    [InlineData("\"\\u{D83D}\"", "1:2 Syntax Error: Invalid Unicode escape sequence: \"\\u{D83D}\".")]
    [Spec("Language.Escapes")]
    public void Half_a_surrogate_pair_is_an_error(string literal, string error)
    {
        Assert.Equal(error, Syntax.ErrorOfValue(literal));
    }

    [Theory]
    [InlineData("\"\\z\"", "1:2 Syntax Error: Invalid character escape sequence: \"\\z\".")]
    [InlineData("\"é\\x\"", "1:3 Syntax Error: Invalid character escape sequence: \"\\x\".")]
    [InlineData("\"\\u1\"", "1:2 Syntax Error: Invalid Unicode escape sequence: \"\\u1\"\".")]
    [InlineData("\"\\u0XX1\"", "1:2 Syntax Error: Invalid Unicode escape sequence: \"\\u0XX1\".")]
    [InlineData("\"\\u{}\"", "1:2 Syntax Error: Invalid Unicode escape sequence: \"\\u{}\".")]
    [InlineData("\"\\u{FXXX}\"", "1:2 Syntax Error: Invalid Unicode escape sequence: \"\\u{FX\".")]
    [InlineData("\"\\u{110000}\"", "1:2 Syntax Error: Invalid Unicode escape sequence: \"\\u{110000}\".")]
    [InlineData("\"\\u{FFFFFFFF}\"", "1:2 Syntax Error: Invalid Unicode escape sequence: \"\\u{FFFFFFFF}\".")]
    [InlineData("\"\\u{1\"", "1:2 Syntax Error: Invalid Unicode escape sequence: \"\\u{1\"\".")]
    [Spec("Language.Escapes")]
    public void An_escape_that_is_none_is_an_error(string literal, string error)
    {
        Assert.Equal(error, Syntax.ErrorOfValue(literal));
    }

    [Theory]
    [InlineData("\"", "1:2")]
    [InlineData("\"no end quote", "1:14")]
    [InlineData("\"multi\nline\"", "1:7")]
    [InlineData("\"multi\rline\"", "1:7")]
    [InlineData("\"ends with \\\"", "1:14")]
    [Spec("Language.Strings")]
    public void A_string_that_does_not_end_on_its_line_is_an_error(string literal, string place)
    {
        Assert.Equal($"{place} Syntax Error: Unterminated string.", Syntax.ErrorOfValue(literal));
    }

    [Fact]
    public void A_long_string_with_an_escape_is_read_whole()
    {
        var text = new string('é', 5_000);

        Assert.Equal($"{text}\n{text}", Syntax.Text($"\"{text}\\n{text}\""));
    }
}
