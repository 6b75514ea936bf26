using System.Text.Json;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types.Scalars;

/// <summary>Words why a value is not one of a built-in scalar, as graphql-js does, with the value cut to a length that is safe to send back.</summary>
internal static class ScalarProblems
{
    public static string NotAnInteger(string value) => $"Int cannot represent non-integer value: {value}";

    public static string NotIn32Bits(string value) => $"Int cannot represent non 32-bit signed integer value: {value}";

    public static string NotNumeric(string value) => $"Float cannot represent non numeric value: {value}";

    public static string NotAString(string value) => $"String cannot represent a non string value: {value}";

    public static string NotABoolean(string value) => $"Boolean cannot represent a non boolean value: {value}";

    public static string NotAnIdLiteral(string value) => $"ID cannot represent a non-string and non-integer value: {value}";

    public static string NotAnId(string value) => $"ID cannot represent value: {value}";

    public static string Shown(ValueNode literal) => SyntaxErrors.Quoted(AstPrinter.Print(literal));

    public static string Shown(JsonElement json) => SyntaxErrors.Quoted(json.GetRawText());
}
