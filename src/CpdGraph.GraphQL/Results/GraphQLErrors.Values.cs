using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Validation;
using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Results;

/// <summary>Literals and variables.</summary>
internal static partial class GraphQLErrors
{
    /// <param name="problem">One of <see cref="LiteralProblems"/>.</param>
    public static GraphQLError BadValue(string problem, Node node) => Of(nameof(ValuesOfCorrectType), problem, node);

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
