using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Tests.Language;

/// <summary>Short forms of parsing for tests.</summary>
internal static class Syntax
{
    public static DocumentNode Parse(string text) => Parser.Parse(new Source(text), ParserOptions.Schema);

    public static ValueNode Value(string text) => Parser.ParseValue(new Source(text));

    /// <summary>The meant text of a string literal.</summary>
    public static string Text(string literal) => Assert.IsType<StringValueNode>(Value(literal)).Value;

    /// <summary>The one error of a text as "line:column message".</summary>
    public static string ErrorOf(string text) => Show(FullErrorOf(new Source(text)));

    public static GraphQLError FullErrorOf(Source source, ParserOptions? options = null)
    {
        var isParsed = Parser.TryParse(source, options ?? ParserOptions.Schema, out _, out var error);

        Assert.False(isParsed);

        return error!;
    }

    public static string ErrorOfValue(string text) => Show(Assert.Throws<GraphQLSyntaxException>(() => Value(text)).Error);

    public static string Show(GraphQLError error)
    {
        var (line, column) = Assert.Single(error.Locations).ToLineAndColumn();

        return $"{line}:{column} {error.Message}";
    }
}
