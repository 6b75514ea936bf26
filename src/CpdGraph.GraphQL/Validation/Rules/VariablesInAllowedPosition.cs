using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "All Variable Usages Are Allowed".</summary>
internal sealed class VariablesInAllowedPosition : Rule
{
    public override void Leave(OperationDefinitionNode operation, ValidationContext context)
    {
        if (operation.Variables.IsEmpty)
        {
            return;
        }

        var definitions = new Dictionary<string, (VariableDefinitionNode Node, GraphQLType? Type)>(StringComparer.Ordinal);

        foreach (var definition in operation.Variables)
        {
            definitions[definition.Variable.Name.Value] = (definition, TypeReferences.Resolve(definition.Type, context.Schema.Type));
        }

        foreach (var usage in context.Document.UsagesOf(operation))
        {
            if (usage.Type is not null
                && definitions.TryGetValue(usage.Node.Name.Value, out var definition)
                && definition.Type is { } type)
            {
                Check(usage, definition.Node, type, context);
            }
        }
    }

    private static void Check(VariableUsage usage, VariableDefinitionNode definition, GraphQLType type, ValidationContext context)
    {
        if (!IsAllowed(usage, definition, type))
        {
            context.Report(GraphQLErrors.VariableNotAllowed(definition, type, usage));
        }

        // Not even a default helps here: null may be given explicitly, and a OneOf field must not be null.
        if (usage.OneOf is not null && !type.IsNonNull)
        {
            context.Report(GraphQLErrors.NullableVariableInOneOf(definition, type, usage));
        }
    }

    private static bool IsAllowed(VariableUsage usage, VariableDefinitionNode definition, GraphQLType type)
    {
        if (usage.Type is NonNullType location && !type.IsNonNull)
        {
            var hasDefault = definition.DefaultValue is not (null or NullValueNode);

            return (hasDefault || usage.HasDefault) && TypeComparison.IsSubtype(type, location.NullableType);
        }

        return TypeComparison.IsSubtype(type, usage.Type!);
    }
}
