using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Operation Name Uniqueness".</summary>
internal sealed class UniqueOperationNames : Rule
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public override void Enter(OperationDefinitionNode operation, ValidationContext context)
    {
        if (operation.Name is { } name && !_known.TryAdd(name.Value, name))
        {
            context.Report(GraphQLErrors.DuplicateOperation(_known[name.Value], name));
        }
    }
}
