using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Fragment Spread Is Possible".</summary>
internal sealed class PossibleFragmentSpreads : Rule
{
    private readonly Dictionary<(CompositeType, CompositeType), bool> _overlap = [];

    public override void Enter(InlineFragmentNode fragment, ValidationContext context)
    {
        if (context.At.Type is CompositeType type && context.At.ParentType is { } parent && !Overlap(type, parent, context.Schema))
        {
            context.Report(GraphQLErrors.ImpossibleFragment(fragment, parent, type));
        }
    }

    public override void Enter(FragmentSpreadNode spread, ValidationContext context)
    {
        if (context.At.ParentType is { } parent
            && context.Document.Fragment(spread.Name.Value) is { } fragment
            && context.Schema.Type(fragment.TypeCondition.Name.Value) is CompositeType type
            && !Overlap(type, parent, context.Schema))
        {
            context.Report(GraphQLErrors.ImpossibleFragment(spread, parent, type));
        }
    }

    // Types may have hundreds of members, and a document may ask about the same two a thousand times.
    private bool Overlap(CompositeType one, CompositeType other, Schema schema)
    {
        if (!_overlap.TryGetValue((one, other), out var overlap))
        {
            _overlap[(one, other)] = overlap = schema.Overlap(one, other);
        }

        return overlap;
    }
}
