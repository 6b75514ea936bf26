using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Validation;
using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Results;

/// <summary>Literals and variables.</summary>
internal static partial class GraphQLErrors
{
    public static GraphQLError UnexpectedValue(ValueNode value, GraphQLType expected) =>
        Of(nameof(ValuesOfCorrectType), $"Expected value of type \"{expected}\", found {SyntaxErrors.Quoted(AstPrinter.Print(value))}.", value);

    /// <param name="problem">What is wrong in the codec's words; null when it has none.</param>
    public static GraphQLError InvalidScalar(ValueNode value, GraphQLType expected, ScalarType scalar, string? problem) => problem switch
    {
        null => UnexpectedValue(value, expected),
        // The built-in scalars' texts are whole sentences, as graphql-js words them.
        _ when scalar.IsBuiltIn => Of(nameof(ValuesOfCorrectType), problem, value),
        _ => Of(nameof(ValuesOfCorrectType), $"Expected value of type \"{expected}\", found {SyntaxErrors.Quoted(AstPrinter.Print(value))}; {problem}", value),
    };

    public static GraphQLError NotEnumValue(ValueNode value, EnumType type, string suggestion) =>
        Of(nameof(ValuesOfCorrectType), $"Enum \"{type}\" cannot represent non-enum value: {SyntaxErrors.Quoted(AstPrinter.Print(value))}.{suggestion}", value);

    public static GraphQLError UnknownEnumValue(EnumValueNode value, EnumType type, string suggestion) =>
        Of(nameof(ValuesOfCorrectType), $"Value \"{value.Value}\" does not exist in \"{type}\" enum.{suggestion}", value);

    public static GraphQLError MissingInputField(ObjectValueNode value, InputValueDefinition field) =>
        Of(nameof(ValuesOfCorrectType), $"Field \"{field}\" of required type \"{field.Type}\" was not provided.", value);

    public static GraphQLError UnknownInputField(ObjectFieldNode field, InputObjectType type, string suggestion) =>
        Of(nameof(ValuesOfCorrectType), $"Field \"{field.Name}\" is not defined by type \"{type}\".{suggestion}", field);

    public static GraphQLError NotExactlyOneKey(ObjectValueNode value, InputObjectType type) =>
        Of(nameof(ValuesOfCorrectType), $"OneOf Input Object \"{type}\" must specify exactly one key.", value);

    public static GraphQLError NullInOneOf(ObjectValueNode value, InputObjectType type, string field) =>
        Of(nameof(ValuesOfCorrectType), $"Field \"{type}.{field}\" must be non-null.", value);

    public static GraphQLError DuplicateInputField(NameNode first, NameNode second) =>
        Of(nameof(UniqueInputFieldNames), $"There can be only one input field named \"{second}\".", first, second);

    public static GraphQLError DuplicateVariable(string name, params ReadOnlySpan<Node> names) =>
        Of(nameof(UniqueVariableNames), $"There can be only one variable named \"${name}\".", names);

    public static GraphQLError NotInputType(VariableDefinitionNode variable) =>
        Of(
            nameof(VariablesAreInputTypes),
            $"Variable \"${variable.Variable.Name}\" cannot be non-input type \"{AstPrinter.Print(variable.Type)}\".",
            variable.Type);

    public static GraphQLError UndefinedVariable(VariableNode variable, OperationDefinitionNode operation) =>
        Of(
            nameof(NoUndefinedVariables),
            $"Variable \"${variable.Name}\" is not defined{(operation.Name is { } name ? $" by operation \"{name}\"" : "")}.",
            variable,
            operation);

    public static GraphQLError UnusedVariable(VariableDefinitionNode variable, OperationDefinitionNode operation) =>
        Of(
            nameof(NoUnusedVariables),
            $"Variable \"${variable.Variable.Name}\" is never used{(operation.Name is { } name ? $" in operation \"{name}\"" : "")}.",
            variable);

    public static GraphQLError VariableNotAllowed(VariableDefinitionNode variable, GraphQLType type, VariableUsage usage) =>
        Of(
            nameof(VariablesInAllowedPosition),
            $"Variable \"${usage.Node.Name}\" of type \"{type}\" used in position expecting type \"{usage.Type}\".",
            variable,
            usage.Node);

    public static GraphQLError NullableVariableInOneOf(VariableDefinitionNode variable, GraphQLType type, VariableUsage usage) =>
        Of(
            nameof(VariablesInAllowedPosition),
            $"Variable \"${usage.Node.Name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object \"{usage.OneOf}\".",
            variable,
            usage.Node);
}
