using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>
/// Not in the specification, but among the rules that graphql-js always applies: introspection must not go through three lists, because each
/// multiplies the answer by the size of the schema.
/// </summary>
internal sealed class MaxIntrospectionDepth : Rule
{
    /// <summary>Lists in a row at which a selection is refused.</summary>
    private const int RefusedLists = 3;

    /// <summary>The greatest number of lists above each fragment with which it was looked at: fewer cannot make it worse.</summary>
    private readonly Dictionary<string, int> _seenWith = new(StringComparer.Ordinal);

    private FieldNode? _checked;

    public override void Enter(FieldNode field, ValidationContext context)
    {
        // What is inside a checked field is checked with it.
        if (_checked is null && field.Name.Value is "__schema" or "__type")
        {
            _checked = field;

            if (IsTooDeep(field, context))
            {
                context.Report(GraphQLErrors.IntrospectionTooDeep(field));
            }
        }
    }

    public override void Leave(FieldNode field, ValidationContext context)
    {
        if (ReferenceEquals(_checked, field))
        {
            _checked = null;
        }
    }

    private bool IsTooDeep(FieldNode root, ValidationContext context)
    {
        var open = new Stack<(SelectionSetNode? Set, int Lists)>();
        open.Push((root.SelectionSet, 0));

        while (open.TryPop(out var current))
        {
            foreach (var selection in current.Set?.Selections ?? [])
            {
                context.Visits++;

                switch (selection)
                {
                    case FieldNode field:
                        var lists = current.Lists + (IsList(field) ? 1 : 0);

                        if (lists == RefusedLists)
                        {
                            // What was seen on the way is not known to be harmless: the next root looks again.
                            _seenWith.Clear();

                            return true;
                        }

                        open.Push((field.SelectionSet, lists));
                        break;
                    case InlineFragmentNode fragment:
                        open.Push((fragment.SelectionSet, current.Lists));
                        break;
                    case FragmentSpreadNode spread when !_seenWith.TryGetValue(spread.Name.Value, out var most) || most < current.Lists:
                        _seenWith[spread.Name.Value] = current.Lists;
                        open.Push((context.Document.Fragment(spread.Name.Value)?.SelectionSet, current.Lists));
                        break;
                }
            }
        }

        return false;
    }

    private static bool IsList(FieldNode field) => field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields";
}
