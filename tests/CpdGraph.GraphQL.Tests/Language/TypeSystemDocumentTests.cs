using CpdGraph.GraphQL.Language;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Language;

public class TypeSystemDocumentTests
{
    [Theory]
    [InlineData("schema { query: Q mutation: M subscription: S }")]
    [InlineData("\"d\" schema @d { query: Q }")]
    [InlineData("extend schema @d")]
    [InlineData("extend schema { mutation: M }")]
    [InlineData("scalar S")]
    [InlineData("\"d\" scalar S @d(x: 1)")]
    [InlineData("extend scalar S @d")]
    [InlineData("type T")]
    [InlineData("type T implements A")]
    [InlineData("type T implements & A & B @d { a: Int }")]
    [InlineData("\"\"\"d\"\"\" type T { \"d\" a(\"d\" x: Int = 1 @d, y: [T!]! = []): [Int!]! @d type: T }")]
    [InlineData("extend type T implements A")]
    [InlineData("extend type T @d")]
    [InlineData("extend type T { a: Int }")]
    [InlineData("interface I implements A & B @d { a: Int }")]
    [InlineData("extend interface I implements A")]
    [InlineData("union U")]
    [InlineData("union U @d = A | B")]
    [InlineData("union U = | A")]
    [InlineData("extend union U = A")]
    [InlineData("extend union U @d")]
    [InlineData("enum E { \"d\" A @d B }")]
    [InlineData("enum E @d")]
    [InlineData("extend enum E { C }")]
    [InlineData("input I { \"d\" a: Int = 1 @d b: [I!] = [{ a: 1 }] }")]
    [InlineData("extend input I { c: Int }")]
    [InlineData("directive @d on FIELD")]
    [InlineData("\"d\" directive @d(\"d\" x: Int = 1 @e) repeatable on | FIELD | OBJECT | VARIABLE_DEFINITION")]
    [Spec("Language.TypeSystem")]
    public void What_the_grammar_allows_parses_and_prints_back(string text)
    {
        var printed = AstPrinter.Print(Syntax.Parse(text));

        Assert.Equal(printed, AstPrinter.Print(Syntax.Parse(printed)));
        Assert.Equal(Words(text.Replace("\"\"\"d\"\"\"", "\"d\"", StringComparison.Ordinal)), Words(printed.Replace("\"\"\"d\"\"\"", "\"d\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("schema", "1:7 Syntax Error: Expected \"{\", found <EOF>.")]
    [InlineData("schema { }", "1:10 Syntax Error: Expected Name, found \"}\".")]
    [InlineData("schema { read: Q }", "1:10 Syntax Error: Unexpected Name \"read\".")]
    [InlineData("extend schema", "1:14 Syntax Error: Unexpected <EOF>.")]
    [InlineData("extend scalar S", "1:16 Syntax Error: Unexpected <EOF>.")]
    [InlineData("extend type T", "1:14 Syntax Error: Unexpected <EOF>.")]
    [InlineData("extend query Q { a }", "1:8 Syntax Error: Unexpected Name \"query\".")]
    [InlineData("extend directive @d on FIELD", "1:8 Syntax Error: Unexpected Name \"directive\".")]
    [InlineData("type T { }", "1:10 Syntax Error: Expected Name, found \"}\".")]
    [InlineData("type T { a }", "1:12 Syntax Error: Expected \":\", found \"}\".")]
    [InlineData("type T { a(): Int }", "1:12 Syntax Error: Expected Name, found \")\".")]
    [InlineData("type T implements { a: Int }", "1:19 Syntax Error: Expected Name, found \"{\".")]
    [InlineData("type T implements A, B { a: Int }", "1:22 Syntax Error: Unexpected Name \"B\".")]
    [InlineData("type T implements && A { a: Int }", "1:20 Syntax Error: Expected Name, found \"&\".")]
    [InlineData("union U = ", "1:11 Syntax Error: Expected Name, found <EOF>.")]
    [InlineData("union U = A |", "1:14 Syntax Error: Expected Name, found <EOF>.")]
    [InlineData("union U = || A", "1:12 Syntax Error: Expected Name, found \"|\".")]
    [InlineData("enum E { }", "1:10 Syntax Error: Expected Name, found \"}\".")]
    [InlineData("enum E { true }", "1:10 Syntax Error: Name \"true\" is reserved and cannot be used for an enum value.")]
    [InlineData("enum E { A null }", "1:12 Syntax Error: Name \"null\" is reserved and cannot be used for an enum value.")]
    [InlineData("input I { a(x: Int): Int }", "1:12 Syntax Error: Expected \":\", found \"(\".")]
    [InlineData("directive @d", "1:13 Syntax Error: Expected \"on\", found <EOF>.")]
    [InlineData("directive @d on", "1:16 Syntax Error: Expected Name, found <EOF>.")]
    [InlineData("directive @d on FIELD | INCORRECT", "1:25 Syntax Error: Unexpected Name \"INCORRECT\".")]
    [InlineData("directive d on FIELD", "1:11 Syntax Error: Expected \"@\", found Name \"d\".")]
    [Spec("Language.TypeSystem")]
    public void What_the_grammar_forbids_is_an_error(string text, string error)
    {
        Assert.Equal(error, Syntax.ErrorOf(text));
    }

    [Fact]
    public void A_description_belongs_to_what_it_stands_before()
    {
        var type = Assert.IsType<TypeDefinitionNode>(Syntax.Parse("\"t\"\ntype T {\n  \"f\" a(\"x\" x: Int): Int\n}").Definitions[0]);

        Assert.Equal("t", type.Description?.Value);
        Assert.Equal("f", type.Fields[0].Description?.Value);
        Assert.Equal("x", type.Fields[0].Arguments[0].Description?.Value);
        Assert.Equal(new LineAndColumn(1, 1), type.Location.ToLineAndColumn());
        Assert.Equal(new LineAndColumn(3, 3), type.Fields[0].Location.ToLineAndColumn());
    }

    /// <summary>The text without what layout may change: whitespace, commas and optional first separators.</summary>
    private static string Words(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character) && character != ','))
        .Replace("=|", "=", StringComparison.Ordinal).Replace("implements&", "implements", StringComparison.Ordinal).Replace("on|", "on", StringComparison.Ordinal);
}
