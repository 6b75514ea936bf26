using System.Diagnostics.CodeAnalysis;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Language;

/// <summary>Makes syntax trees of GraphQL text: executable documents, type system documents, and both mixed. Safe to share.</summary>
/// <remarks>Time and memory are linear in the text, and no text can overflow the stack: brackets are counted before they are entered.</remarks>
public static class Parser
{
    /// <summary>Reads a whole document.</summary>
    /// <param name="options">The limits; those of a request when null.</param>
    /// <exception cref="GraphQLSyntaxException">The text is no document, or passes a limit.</exception>
    public static DocumentNode Parse(Source source, ParserOptions? options = null)
    {
        var reader = new SyntaxReader(source, options ?? ParserOptions.Request);

        return reader.ReadDocument();
    }

    /// <summary>Reads a whole document; what is wrong comes back as a value.</summary>
    /// <param name="error">The one error found: parsing stops at the first.</param>
    public static bool TryParse(
        Source source,
        ParserOptions? options,
        [NotNullWhen(true)] out DocumentNode? document,
        [NotNullWhen(false)] out GraphQLError? error)
    {
        try
        {
            document = Parse(source, options);
            error = null;

            return true;
        }
        catch (GraphQLSyntaxException exception)
        {
            document = null;
            error = exception.Error;

            return false;
        }
    }

    /// <summary>Reads one value, which may hold variables, and nothing else.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no value, or passes a limit.</exception>
    public static ValueNode ParseValue(Source source, ParserOptions? options = null)
    {
        var reader = new SyntaxReader(source, options ?? ParserOptions.Request);
        var value = reader.ReadValue(isConstant: false);
        reader.ExpectEnd();

        return value;
    }

    /// <summary>Reads one value without variables and nothing else.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no constant value, or passes a limit.</exception>
    public static ValueNode ParseConstantValue(Source source, ParserOptions? options = null)
    {
        var reader = new SyntaxReader(source, options ?? ParserOptions.Request);
        var value = reader.ReadValue(isConstant: true);
        reader.ExpectEnd();

        return value;
    }

    /// <summary>Reads one reference to a type, such as <c>[Offer!]!</c>, and nothing else.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no type, or passes a limit.</exception>
    public static TypeNode ParseType(Source source, ParserOptions? options = null)
    {
        var reader = new SyntaxReader(source, options ?? ParserOptions.Request);
        var type = reader.ReadType();
        reader.ExpectEnd();

        return type;
    }
}
