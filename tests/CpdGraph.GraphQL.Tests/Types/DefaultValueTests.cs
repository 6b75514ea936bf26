using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Types;

public class DefaultValueTests
{
    private const string Inputs =
        """
        input Outer { first: Int = 1, inner: Inner = {}, inners: [Inner!] = {}, none: Inner, nothing: Inner = null, words: [String!] = "w" }
        input Inner { value: [Int] = 5, deep: Leaf! = { b: 2 } }
        input Leaf { a: Int = 1, b: Int, c: Kind = ON }
        enum Kind { ON OFF }
        """;

    [Theory]
    [InlineData("Int = 1", "1")]
    [InlineData("Int = null", "null")]
    [InlineData("[Int] = 1", "[1]")]
    [InlineData("[[Int]] = 1", "[[1]]")]
    [InlineData("[[Int]] = [1, [2], null]", "[[1], [2], null]")]
    [InlineData("[Int!]! = []", "[]")]
    [InlineData("ID = 1", "1")]
    [InlineData("Leaf = { b: null }", "{ a: 1, b: null, c: ON }")]
    [InlineData("Leaf! = { c: OFF, a: 3 }", "{ a: 3, c: OFF }")]
    [InlineData("Inner = {}", "{ value: [5], deep: { a: 1, b: 2, c: ON } }")]
    [InlineData("[Leaf] = {}", "[{ a: 1, c: ON }]")]
    [Spec("Types.Defaults")]
    public void A_default_is_coerced_once_with_the_defaults_inside_it(string typeAndDefault, string coerced)
    {
        var argument = Argument(typeAndDefault);

        Assert.Equal(coerced, AstPrinter.Print(argument.CoercedDefaultValue!));
        Assert.Equal(typeAndDefault.Split(" = ")[1], AstPrinter.Print(argument.DefaultValue!));
    }

    [Fact]
    public void Defaults_nest_through_every_level()
    {
        var coerced = Assert.IsType<ObjectValueNode>(Argument("Outer = {}").CoercedDefaultValue);

        Assert.Equal(
            [
                "first: 1",
                "inner: { value: [5], deep: { a: 1, b: 2, c: ON } }",
                "inners: [{ value: [5], deep: { a: 1, b: 2, c: ON } }]",
                "nothing: null",
                "words: [\"w\"]",
            ],
            coerced.Fields.Select(field => $"{field.Name.Value}: {AstPrinter.Print(field.Value)}"));
    }

    [Fact]
    public void Without_a_default_there_is_none()
    {
        Assert.Null(Argument("Int").CoercedDefaultValue);
    }

    private static InputValueDefinition Argument(string typeAndDefault) =>
        Sdl.Build($"type Query {{ field(argument: {typeAndDefault}): Int }} {Inputs}").QueryType.Field("field")!.Argument("argument")!;
}
