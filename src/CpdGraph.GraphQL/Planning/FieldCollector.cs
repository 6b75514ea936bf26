using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Planning;

/// <summary>Fields of the same response name, in the order in which they were met.</summary>
internal readonly record struct CollectedField(string ResponseName, List<FieldNode> Nodes);

/// <summary>Specification: Execution, "Field Collection". Follows fragments with a stack of its own: a chain of ten thousand is no deeper than one.</summary>
internal sealed class FieldCollector(Schema schema, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, Conditions conditions)
{
    public List<CollectedField> Collect(ObjectType type, IReadOnlyList<SelectionSetNode> selectionSets)
    {
        var fields = new List<CollectedField>();
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        var visitedFragments = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<(SelectionSetNode Set, int Next)>();

        foreach (var selectionSet in selectionSets)
        {
            open.Push((selectionSet, 0));

            while (open.TryPop(out var place))
            {
                if (place.Next >= place.Set.Selections.Length)
                {
                    continue;
                }

                open.Push((place.Set, place.Next + 1));

                var selection = place.Set.Selections[place.Next];

                if (!conditions.Include(selection))
                {
                    continue;
                }

                if (selection is FieldNode field)
                {
                    if (!byName.TryGetValue(field.ResponseName, out var index))
                    {
                        byName[field.ResponseName] = index = fields.Count;
                        fields.Add(new CollectedField(field.ResponseName, []));
                    }

                    fields[index].Nodes.Add(field);
                }
                else if (FragmentBody(type, selection, visitedFragments) is { } body)
                {
                    open.Push((body, 0));
                }
            }
        }

        return fields;
    }

    private SelectionSetNode? FragmentBody(ObjectType type, SelectionNode selection, HashSet<string> visitedFragments)
    {
        switch (selection)
        {
            case InlineFragmentNode inline:
                return inline.TypeCondition is null || Applies(type, inline.TypeCondition) ? inline.SelectionSet : null;
            case FragmentSpreadNode spread when visitedFragments.Add(spread.Name.Value):
                var fragment = fragments[spread.Name.Value];

                return Applies(type, fragment.TypeCondition) ? fragment.SelectionSet : null;
            default:
                return null;
        }
    }

    private bool Applies(ObjectType type, NamedTypeNode condition) =>
        schema.Type(condition.Name.Value) is CompositeType composite && schema.IsPossibleType(composite, type);
}
