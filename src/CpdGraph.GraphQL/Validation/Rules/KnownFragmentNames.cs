using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Fragment Spread Target Defined".</summary>
internal sealed class KnownFragmentNames : Rule
{
    public override void Enter(FragmentSpreadNode spread, ValidationContext context)
    {
        if (context.Document.Fragment(spread.Name.Value) is null)
        {
            context.Report(GraphQLErrors.UnknownFragment(spread.Name));
        }
    }
}
