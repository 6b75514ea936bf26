using System.Text;
using CpdGraph.GraphQL.Language;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Language;

public class IgnoredTextTests
{
    [Theory]
    [InlineData("\uFEFF{ a }")]
    [InlineData("\t{\ta\t}")]
    [InlineData("{,,,a,,,}")]
    [InlineData("# comment with { ünïcödé \U0001F600\n{ a # another\r}")]
    [InlineData("{\r\n\r\na\n}\r")]
    [InlineData("{a}# comment at the end")]
    [Spec("Language.Ignored")]
    public void Byte_order_mark_whitespace_commas_and_comments_mean_nothing(string text)
    {
        Assert.Equal("{\n  a\n}", AstPrinter.Print(Syntax.Parse(text)));
    }

    [Theory]
    [InlineData("\n\n  ?", 3, 3)]
    [InlineData("\r\r  ?", 3, 3)]
    [InlineData("\r\n\r\n  ?", 3, 3)]
    [InlineData("\n\r  ?", 3, 3)]
    [InlineData("?", 1, 1)]
    [Spec("Language.Lines")]
    public void Lines_are_counted_by_LF_CR_or_CRLF(string text, int line, int column)
    {
        Assert.Equal($"{line}:{column} Syntax Error: Unexpected character: \"?\".", Syntax.ErrorOf(text));
    }

    [Fact]
    [Spec("Language.Columns")]
    public void Columns_count_UTF16_units()
    {
        Assert.Equal("1:15 Syntax Error: Unexpected character: \"?\".", Syntax.ErrorOf("{ a(b: \"é€\U0001F600\")? }"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n# only a comment")]
    [Spec("Language.EmptyDocuments")]
    public void A_document_without_definitions_is_an_error(string text)
    {
        Assert.EndsWith("Syntax Error: Unexpected <EOF>.", Syntax.ErrorOf(text));
    }

    [Fact]
    [Spec("Language.Source")]
    public void Bytes_that_are_not_UTF8_are_an_error_at_their_place()
    {
        byte[] text = [.. "{ a(b: \"é"u8, 0xFF, .. "\") }"u8];

        var error = Syntax.FullErrorOf(new Source(text));

        Assert.Equal("1:10 Syntax Error: Invalid UTF-8: unexpected byte 0xFF.", Syntax.Show(error));
        Assert.Equal("GRAPHQL_PARSE_FAILED", error.Code);
    }

    [Fact]
    [Spec("Language.Source")]
    public void A_text_that_ends_within_a_character_is_an_error()
    {
        var text = Encoding.UTF8.GetBytes("# €")[..^1];

        Assert.Equal("1:3 Syntax Error: Invalid UTF-8: unexpected byte 0xE2.", Syntax.Show(Syntax.FullErrorOf(new Source(text))));
    }
}
