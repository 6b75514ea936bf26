using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "All Variable Uses Defined".</summary>
internal sealed class NoUndefinedVariables : Rule
{
    public override void Enter(OperationDefinitionNode operation, ValidationContext context)
    {
        var usages = context.Document.UsagesOf(operation);

        if (usages.Count == 0)
        {
            return;
        }

        var defined = new HashSet<string>(StringComparer.Ordinal);

        foreach (var definition in operation.Variables)
        {
            defined.Add(definition.Variable.Name.Value);
        }

        foreach (var usage in usages)
        {
            if (!defined.Contains(usage.Node.Name.Value))
            {
                context.Report(GraphQLErrors.UndefinedVariable(usage.Node, operation));
            }
        }
    }
}
