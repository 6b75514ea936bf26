using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Fragments on Object, Interface or Union Types".</summary>
internal sealed class FragmentsOnCompositeTypes : Rule
{
    public override void Enter(InlineFragmentNode fragment, ValidationContext context)
    {
        if (fragment.TypeCondition is { } condition && context.Schema.Type(condition.Name.Value) is { IsComposite: false })
        {
            context.Report(GraphQLErrors.FragmentOnNonComposite(condition));
        }
    }

    public override void Enter(FragmentDefinitionNode fragment, ValidationContext context)
    {
        if (context.Schema.Type(fragment.TypeCondition.Name.Value) is { IsComposite: false })
        {
            context.Report(GraphQLErrors.FragmentOnNonComposite(fragment));
        }
    }
}
