using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "All Variables Used".</summary>
internal sealed class NoUnusedVariables : Rule
{
    public override void Enter(OperationDefinitionNode operation, ValidationContext context)
    {
        if (operation.Variables.IsEmpty)
        {
            return;
        }

        var used = new HashSet<string>(StringComparer.Ordinal);

        foreach (var usage in context.Document.UsagesOf(operation))
        {
            used.Add(usage.Node.Name.Value);
        }

        foreach (var definition in operation.Variables)
        {
            if (!used.Contains(definition.Variable.Name.Value))
            {
                context.Report(GraphQLErrors.UnusedVariable(definition, operation));
            }
        }
    }
}
