using CpdGraph.GraphQL.Language;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Language;

public class TokenTests
{
    [Fact]
    [Spec("Language.Punctuators")]
    public void Every_punctuator_is_read()
    {
        var lexer = new Lexer(new Source("! $ & ( ) ... : = @ [ ] { | }"), ParserOptions.Request);
        var kinds = new List<string>();

        for (lexer.Advance(); lexer.Kind != TokenKind.EndOfFile; lexer.Advance())
        {
            kinds.Add(lexer.Kind.Described());
        }

        Assert.Equal("\"!\" \"$\" \"&\" \"(\" \")\" \"...\" \":\" \"=\" \"@\" \"[\" \"]\" \"{\" \"|\" \"}\"", string.Join(' ', kinds));
    }

    [Theory]
    [InlineData("{ . }", "1:3 Syntax Error: Unexpected character: \".\".")]
    [InlineData("{ .. }", "1:3 Syntax Error: Unexpected \"..\", did you mean \"...\"?")]
    [InlineData("{ ....A }", "1:6 Syntax Error: Unexpected character: \".\".")]
    [InlineData("{ a % }", "1:5 Syntax Error: Unexpected character: \"%\".")]
    [InlineData("{ a € }", "1:5 Syntax Error: Unexpected character: U+20AC.")]
    [InlineData("{ \U0001F600 }", "1:3 Syntax Error: Unexpected character: U+1F600.")]
    [InlineData("{ a\0 }", "1:4 Syntax Error: Unexpected character: U+0000.")]
    [InlineData("{ a(b: 'c') }", "1:8 Syntax Error: Unexpected single quote character ('), did you mean to use a double quote (\")?")]
    [Spec("Language.Punctuators")]
    public void A_character_that_begins_no_token_is_an_error(string text, string error)
    {
        Assert.Equal(error, Syntax.ErrorOf(text));
    }

    [Fact]
    [Spec("Language.Names")]
    public void Names_are_letters_digits_and_underscores_and_case_matters()
    {
        var document = Syntax.Parse("{ _a0Z __typename A a }");
        var selections = Assert.IsType<OperationDefinitionNode>(document.Definitions[0]).SelectionSet.Selections;

        Assert.Equal(["_a0Z", "__typename", "A", "a"], selections.Select(selection => ((FieldNode)selection).Name.Value));
    }

    [Fact]
    public void A_name_that_repeats_is_one_string()
    {
        var names = new NameTable();
        var first = names.Intern("name"u8);

        for (var i = 0; i < 1000; i++)
        {
            names.Intern(System.Text.Encoding.ASCII.GetBytes($"name{i}"));
        }

        Assert.Same(first, names.Intern("name"u8));
        Assert.Same(names.Intern("name999"u8), names.Intern("name999"u8));
    }
}
