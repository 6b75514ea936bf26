using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Fragments Must Be Used".</summary>
internal sealed class NoUnusedFragments : Rule
{
    public override void Leave(DocumentNode document, ValidationContext context)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);

        foreach (var fragment in context.Document.FragmentsReachedBy(context.Document.Operations))
        {
            used.Add(fragment.Name.Value);
        }

        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment && !used.Contains(fragment.Name.Value))
            {
                context.Report(GraphQLErrors.UnusedFragment(fragment));
            }
        }
    }
}
