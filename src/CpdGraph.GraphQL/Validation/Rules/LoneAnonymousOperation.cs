using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Lone Anonymous Operation".</summary>
internal sealed class LoneAnonymousOperation : Rule
{
    public override void Enter(OperationDefinitionNode operation, ValidationContext context)
    {
        if (operation.Name is null && context.Document.Operations.Count > 1)
        {
            context.Report(GraphQLErrors.AnonymousNotAlone(operation));
        }
    }
}
