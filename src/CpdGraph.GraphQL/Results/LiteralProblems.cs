using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Results;

/// <summary>Words what is wrong with a literal, as graphql-js 17 does.</summary>
internal static class LiteralProblems
{
    public static string Null(GraphQLType type) => $"Expected value of non-null type \"{type}\" not to be null.";

    public static string NoObject(GraphQLType type, ValueNode value) => $"Expected value of type \"{type}\" to be an object, found: {Shown(value)}.";

    public static string MissingField(InputObjectType type, InputValueDefinition field, ValueNode value) =>
        $"Expected value of type \"{type}\" to include required field \"{field.Name}\", found: {Shown(value)}.";

    public static string UnknownField(InputObjectType type, ObjectFieldNode field, ValueNode value, string suggestion) =>
        $"Expected value of type \"{type}\" not to include unknown field \"{field.Name}\"{(suggestion.Length == 0 ? ", found" : $".{suggestion} Found")}: {Shown(value)}.";

    public static string NotExactlyOne(InputObjectType type) =>
        $"Within OneOf Input Object type \"{type}\", exactly one field must be specified, and the value for that field must be non-null.";

    public static string NoEnumValue(EnumType type, ValueNode value, string suggestion) =>
        $"Enum \"{type}\" cannot represent non-enum value: {Shown(value)}.{suggestion}";

    public static string UnknownEnumValue(EnumType type, EnumValueNode value, string suggestion) =>
        $"Value \"{value.Value}\" does not exist in \"{type}\" enum.{suggestion}";

    /// <param name="problem">What is wrong in the codec's words; null when it has none. Those of the built-in scalars are whole sentences.</param>
    public static string Scalar(ScalarType type, ValueNode value, string? problem) => problem switch
    {
        null => $"Expected value of type \"{type}\", found: {Shown(value)}.",
        _ when type.IsBuiltIn => problem,
        _ => $"Expected value of type \"{type}\", found: {Shown(value)}; {problem}",
    };

    private static string Shown(ValueNode value) => SyntaxErrors.Quoted(AstPrinter.Print(value));
}
