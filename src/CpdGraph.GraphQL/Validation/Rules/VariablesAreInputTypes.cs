using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Variables Are Input Types".</summary>
internal sealed class VariablesAreInputTypes : Rule
{
    public override void Enter(VariableDefinitionNode definition, ValidationContext context)
    {
        // An unknown type is KnownTypeNames' to report.
        if (TypeReferences.Resolve(definition.Type, context.Schema.Type) is { IsInput: false })
        {
            context.Report(GraphQLErrors.NotInputType(definition));
        }
    }
}
