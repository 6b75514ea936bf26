using System.Text;
using CpdGraph.GraphQL.Language;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Language;

public class HostileTextTests
{
    private const string Sample =
        """"
        "op" query Q("v" $a: [Int!]! = [1, -2.5e3] @d) @d(x: { y: [$a, "s\n\u00e9\u{1F600}\uD83D\uDE00", true, null, E] }) {
          alias: field(arg: """
            block \"""
          """) @include(if: $a) { ...F ... on T { id } ... @skip(if: false) { id } } # comment
        }
        fragment F on T { id }
        extend type T implements & A & B @d { "f" a(x: Int = 1): [T!]! }
        directive @d(x: I) repeatable on | FIELD | OBJECT
        enum E { A B } union U = | A | B input I { a: Int = 1 } schema { query: Q } interface J { a: Int } scalar S
        """";

    [Fact]
    [Spec("Language.SyntaxErrors")]
    public void Every_change_of_one_byte_parses_or_gives_one_error()
    {
        var original = Encoding.UTF8.GetBytes(Sample);

        for (var position = 0; position < original.Length; position++)
        {
            for (var replacement = 0; replacement <= byte.MaxValue; replacement++)
            {
                var text = original.ToArray();
                text[position] = (byte)replacement;
                AssertClean(text);
            }
        }
    }

    [Fact]
    public void Every_beginning_and_every_text_with_one_byte_less_parses_or_gives_one_error()
    {
        var original = Encoding.UTF8.GetBytes(Sample);

        for (var position = 0; position < original.Length; position++)
        {
            AssertClean(original[..position]);
            AssertClean([.. original[..position], .. original[(position + 1)..]]);
        }
    }

    [Fact]
    public void What_parses_prints_to_what_parses_the_same()
    {
        var printed = AstPrinter.Print(Syntax.Parse(Sample));

        Assert.Equal(printed, AstPrinter.Print(Syntax.Parse(printed)));
    }

    [Theory]
    [InlineData("#")]
    [InlineData(" ")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("\"\"\"")]
    [InlineData("\"\"\"\\\"\"\"")]
    [InlineData("...")]
    [InlineData("@a")]
    [InlineData("a:")]
    [InlineData("$a")]
    [InlineData("\uFEFF")]
    [InlineData("-")]
    [InlineData("0")]
    [InlineData("\"a\"")]
    [InlineData("\"\\u{0000000")]
    public void A_large_text_of_one_thing_gives_an_error(string repeated)
    {
        var text = string.Concat(Enumerable.Repeat(repeated, 64 * 1024 / repeated.Length));

        Assert.False(Parser.TryParse(new Source(text), ParserOptions.Request, out _, out _));
        Assert.False(Parser.TryParse(new Source($"{{ a(b: {text}"), ParserOptions.Request, out _, out _));
    }

    private static void AssertClean(byte[] text)
    {
        if (Parser.TryParse(new Source(text), ParserOptions.Request, out var document, out var error))
        {
            Assert.NotEmpty(document.Definitions);
        }
        else
        {
            var (line, column) = Assert.Single(error.Locations).ToLineAndColumn();

            Assert.StartsWith("Syntax Error: ", error.Message);
            Assert.InRange(line, 1, 20);
            Assert.InRange(column, 1, 200);
        }
    }
}
