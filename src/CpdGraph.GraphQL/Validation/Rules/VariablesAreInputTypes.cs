using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Variables Are Input Types".</summary>
internal sealed class VariablesAreInputTypes : Rule
{
    public override void Enter(VariableDefinitionNode definition, ValidationContext context)
    {
        // An unknown type is KnownTypeNames' to report.
        if (TypeReferences.Resolve(context.Schema, definition.Type) is { IsInput: false })
        {
            context.Report(GraphQLErrors.NotInputType(definition));
        }
    }
}
