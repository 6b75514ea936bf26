using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Operation Type Existence".</summary>
internal sealed class KnownOperationTypes : Rule
{
    public override void Enter(OperationDefinitionNode operation, ValidationContext context)
    {
        if (context.Schema.RootType(operation.Operation) is null)
        {
            context.Report(GraphQLErrors.OperationNotSupported(operation));
        }
    }
}
