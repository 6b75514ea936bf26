using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Variable Uniqueness".</summary>
internal sealed class UniqueVariableNames : Rule
{
    public override void Enter(OperationDefinitionNode operation, ValidationContext context)
    {
        foreach (var group in Duplicates.Among(operation.Variables, variable => variable.Variable.Name))
        {
            context.Report(GraphQLErrors.DuplicateVariable(group[0].Value, [.. group]));
        }
    }
}
