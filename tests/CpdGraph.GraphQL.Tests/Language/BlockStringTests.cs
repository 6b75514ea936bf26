using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Language;

public class BlockStringTests
{
    private const string Quotes = "\"\"\"";

    [Theory]
    [InlineData("", "")]
    [InlineData("simple", "simple")]
    [InlineData(" white space ", " white space ")]
    [InlineData("contains \" quote", "contains \" quote")]
    [InlineData("contains \\\"\"\" triple quotes", "contains \"\"\" triple quotes")]
    [InlineData("slashes \\\\ \\/ \\n \\u1234", "slashes \\\\ \\/ \\n \\u1234")]
    [InlineData("multi\rline\r\nlines\nhere", "multi\nline\nlines\nhere")]
    [InlineData("\n\n        spans\n          multiple\n            lines\n\n        ", "spans\n  multiple\n    lines")]
    [InlineData("  first\n    second\n  third", "  first\n  second\nthird")]
    [InlineData("\n\ttab\n\t\ttabs\n", "tab\n\ttabs")]
    [InlineData("\n    a\n  \n      \n    b\n", "a\n\n  \nb")]
    [InlineData("\n \n\t\n", "")]
    [InlineData("\\\"\"\"", "\"\"\"")]
    [InlineData("unescaped \U0001F600 unicode", "unescaped \U0001F600 unicode")]
    [Spec("Language.BlockStrings")]
    public void Indentation_and_blank_edges_are_taken_away(string content, string meaning)
    {
        Assert.Equal(meaning, Syntax.Text(Quotes + content + Quotes));
    }

    [Theory]
    [InlineData("\"\"\"", "1:4")]
    [InlineData("\"\"\"no end", "1:10")]
    [InlineData("\"\"\"\n\n\\\"\"\"", "3:5")]
    public void A_block_string_that_does_not_end_is_an_error(string literal, string place)
    {
        Assert.Equal($"{place} Syntax Error: Unterminated string.", Syntax.ErrorOfValue(literal));
    }

    [Fact]
    public void A_long_block_string_is_read_whole()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 500).Select(number => $"    line {number}"));

        Assert.Equal(lines.Replace("    ", "", StringComparison.Ordinal), Syntax.Text($"{Quotes}\n{lines}\n{Quotes}"));
    }
}
