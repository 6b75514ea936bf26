using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Tests.Language;

public class AstPrinterTests
{
    [Theory]
    [InlineData("$a")]
    [InlineData("-1")]
    [InlineData("1.50e3")]
    [InlineData("\"a \\\" \\\\ \\n \\t \\u0001 \\u007F é \U0001F600\"")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("ENUM")]
    [InlineData("[]")]
    [InlineData("[1, [2], { a: 3 }]")]
    [InlineData("{}")]
    [InlineData("{ a: 1, b: { c: [$d] } }")]
    public void Values_print_as_they_are_written(string text)
    {
        Assert.Equal(text, AstPrinter.Print(Syntax.Value(text)));
    }

    [Theory]
    [InlineData("simple", "\"\"\"simple\"\"\"")]
    [InlineData("two\nlines", "\"\"\"\ntwo\nlines\n\"\"\"")]
    [InlineData("ends with a \"", "\"\"\"\nends with a \"\n\"\"\"")]
    [InlineData("ends with a \\", "\"\"\"\nends with a \\\n\"\"\"")]
    [InlineData("has \"\"\" inside", "\"\"\"has \\\"\"\" inside\"\"\"")]
    [InlineData(" begins with a space", "\"\"\" begins with a space\"\"\"")]
    [InlineData("first\n  indented", "\"\"\"\nfirst\n  indented\n\"\"\"")]
    public void A_block_string_prints_so_that_it_reads_back(string meaning, string printed)
    {
        var node = new StringValueNode(meaning, isBlock: true, default);

        Assert.Equal(printed, AstPrinter.Print(node));
        Assert.Equal(meaning, Syntax.Text(printed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\n\nb")]
    [InlineData("a\n   b")]
    [InlineData("   a\nb")]
    [InlineData("   a\n   b")]
    [InlineData("\na")]
    [InlineData("a\n")]
    [InlineData("  ")]
    [InlineData("a\rb")]
    [InlineData("a\u0001b")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("\"\"\"")]
    [InlineData("tab\tinside\n\tand before")]
    public void A_description_prints_so_that_it_reads_back(string description)
    {
        Assert.Equal(description, Syntax.Text(AstPrinter.PrintDescription(description)));
    }

    [Fact]
    public void Long_values_and_arguments_have_a_line_each()
    {
        var word = new string('w', 50);

        Assert.Equal($"[\n  \"{word}\"\n  \"{word}\"\n]", AstPrinter.Print(Syntax.Value($"[\"{word}\", \"{word}\"]")));
        Assert.Equal($"{{\n  a: \"{word}\"\n  b: \"{word}\"\n}}", AstPrinter.Print(Syntax.Value($"{{ a: \"{word}\", b: \"{word}\" }}")));
        Assert.Equal($"{{\n  f(\n    a: \"{word}\"\n    b: \"{word}\"\n  )\n}}", AstPrinter.Print(Syntax.Parse($"{{ f(a: \"{word}\", b: \"{word}\") }}")));
    }

    [Fact]
    public void An_operation_prints_with_all_its_parts()
    {
        const string text =
            """"
            """What it is for"""
            query Offers($first: Int = 10 @a, $kinds: [Kind!]!) @b {
              all: offers(first: $first, kinds: $kinds) @include(if: true) {
                ...Parts @c
                ... on Course @d {
                  title
                }
                ... {
                  id
                }
              }
            }

            mutation {
              a
            }

            {
              a
            }

            fragment Parts on Offer @e {
              id
            }
            """";

        Assert.Equal(text, AstPrinter.Print(Syntax.Parse(text)));
    }
}
