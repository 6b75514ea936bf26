using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Fragment Name Uniqueness".</summary>
internal sealed class UniqueFragmentNames : Rule
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public override void Enter(FragmentDefinitionNode fragment, ValidationContext context)
    {
        if (!_known.TryAdd(fragment.Name.Value, fragment.Name))
        {
            context.Report(GraphQLErrors.DuplicateFragment(_known[fragment.Name.Value], fragment.Name));
        }
    }
}
