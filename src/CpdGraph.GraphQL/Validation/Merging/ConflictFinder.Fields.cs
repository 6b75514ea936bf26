using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Validation.Merging;

/// <summary>The comparison of two fields, and the collecting of what is compared.</summary>
internal sealed partial class ConflictFinder
{
    private void AddConflict(List<FieldConflict> conflicts, bool parentsAreExclusive, CollectedField one, CollectedField other)
    {
        if (ConflictOf(parentsAreExclusive, one, other) is { } conflict)
        {
            conflicts.Add(conflict);
        }
    }

    private FieldConflict? ConflictOf(bool parentsAreExclusive, CollectedField one, CollectedField other)
    {
        var areExclusive = parentsAreExclusive
            || (one.Parent is ObjectType && other.Parent is ObjectType && !ReferenceEquals(one.Parent, other.Parent));

        if (ReasonOf(areExclusive, one, other) is { } reason)
        {
            return new FieldConflict(one.Node.ResponseName, reason, [one.Node], [other.Node]);
        }

        if (one.Node.SelectionSet is not { } set || other.Node.SelectionSet is not { } otherSet || !Descend())
        {
            return null;
        }

        var below = ConflictsBetween(areExclusive, set, one.FieldType, otherSet, other.FieldType);
        _depth--;

        return below.Count == 0 ? null : FieldConflict.Around(one.Node, other.Node, below);
    }

    /// <summary>Null when nothing about the two fields themselves conflicts.</summary>
    private string? ReasonOf(bool areExclusive, CollectedField one, CollectedField other)
    {
        if (!areExclusive && one.Node.Name.Value != other.Node.Name.Value)
        {
            return GraphQLErrors.DifferentFields(one.Node, other.Node);
        }

        if (!areExclusive && SelectionOf(one.Node) != SelectionOf(other.Node))
        {
            return GraphQLErrors.DifferentArguments();
        }

        return one.Definition?.Type is { } type && other.Definition?.Type is { } otherType && !SameShape(type, otherType)
            ? GraphQLErrors.DifferentTypes(type, otherType)
            : null;
    }

    private string SelectionOf(FieldNode field)
    {
        if (!_selections.TryGetValue(field, out var selection))
        {
            _selections[field] = selection = SelectionText.Of(field);
        }

        return selection;
    }

    private static bool SameShape(GraphQLType one, GraphQLType other) => (one, other) switch
    {
        (ListType list, ListType otherList) => SameShape(list.ItemType, otherList.ItemType),
        (NonNullType nonNull, NonNullType otherNonNull) => SameShape(nonNull.NullableType, otherNonNull.NullableType),
        (NamedType named, NamedType otherNamed) => ReferenceEquals(named, otherNamed) || (!named.IsLeaf && !otherNamed.IsLeaf),
        _ => false,
    };

    private CollectedFields Collect(FragmentDefinitionNode fragment) =>
        Collect(fragment.SelectionSet, context.Schema.Type(fragment.TypeCondition.Name.Value) as CompositeType);

    // A selection set stands at one place of the document, so its parent type is always the same.
    private CollectedFields Collect(SelectionSetNode set, CompositeType? parent)
    {
        if (!_collected.TryGetValue(set, out var fields))
        {
            _collected[set] = fields = new CollectedFields();
            fields.Add(set, parent, context);
        }

        return fields;
    }
}
