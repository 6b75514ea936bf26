using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Validation.Merging;

namespace CpdGraph.GraphQL.Tests.Validation;

/// <summary>Specification: "Field Selection Merging", FieldsInSetCanMerge and SameResponseShape to the letter: every pair, for every selection set.</summary>
internal sealed class MergeDefinition
{
    private readonly Schema _schema;
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments;

    private MergeDefinition(Schema schema, DocumentNode document)
    {
        _schema = schema;
        _fragments = document.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(fragment => fragment.Name.Value);
    }

    private sealed record Field(FieldNode Node, CompositeType? Parent, FieldDefinition? Definition);

    /// <summary>Looks at the selection sets of operations and fragments: those inside are part of them.</summary>
    public static bool HasConflict(Schema schema, DocumentNode document)
    {
        var definition = new MergeDefinition(schema, document);

        return document.Definitions.Any(node => node switch
        {
            OperationDefinitionNode operation => !definition.CanMerge(definition.Fields([(operation.SelectionSet, schema.RootType(operation.Operation))])),
            FragmentDefinitionNode fragment => !definition.CanMerge(definition.Fields([(fragment.SelectionSet, definition.Type(fragment.TypeCondition))])),
            _ => false,
        });
    }

    private bool CanMerge(List<Field> fields) => PairsOfOneName(fields).All(pair =>
    {
        var (one, other) = pair;

        if (!SameResponseShape(one, other))
        {
            return false;
        }

        var mayMeet = ReferenceEquals(one.Parent, other.Parent) || one.Parent is not ObjectType || other.Parent is not ObjectType;

        return !mayMeet || (SelectionText.Of(one.Node) == SelectionText.Of(other.Node) && CanMerge(Below(one, other)));
    });

    private bool SameResponseShape(Field one, Field other)
    {
        var (type, otherType) = (one.Definition?.Type, other.Definition?.Type);

        while (type is NonNullType or ListType || otherType is NonNullType or ListType)
        {
            (type, otherType) = (type, otherType) switch
            {
                (NonNullType first, NonNullType second) => (first.NullableType, second.NullableType),
                (ListType first, ListType second) => (first.ItemType, second.ItemType),
                _ => (null, type ?? otherType),
            };

            if (type is null)
            {
                return one.Definition is null || other.Definition is null;
            }
        }

        if (type is { Named.IsLeaf: true } || otherType is { Named.IsLeaf: true })
        {
            return type is null || otherType is null || ReferenceEquals(type, otherType);
        }

        return PairsOfOneName(Below(one, other)).All(pair => SameResponseShape(pair.One, pair.Other));
    }

    // A field is also a pair with itself: that is how the selection set inside it is looked at.
    private static IEnumerable<(Field One, Field Other)> PairsOfOneName(List<Field> fields) =>
        from sameName in fields.GroupBy(field => field.Node.ResponseName).Select(named => named.ToList())
        from first in Enumerable.Range(0, sameName.Count)
        from second in Enumerable.Range(first, sameName.Count - first)
        select (sameName[first], sameName[second]);

    private List<Field> Below(Field one, Field other) => Fields(
        [.. new[] { one, other }.Distinct().Where(field => field.Node.SelectionSet is not null)
            .Select(field => (field.Node.SelectionSet!, field.Definition?.Type.Named as CompositeType))]);

    private List<Field> Fields(List<(SelectionSetNode Set, CompositeType? Parent)> sets)
    {
        var fields = new List<Field>();
        var seen = new HashSet<string>();
        sets.ForEach(entry => Add(entry.Set, entry.Parent));

        return fields;

        void Add(SelectionSetNode set, CompositeType? parent)
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FieldNode field:
                        fields.Add(new Field(field, parent, parent is null ? null : _schema.FieldOf(parent, field.Name.Value)));
                        break;
                    case InlineFragmentNode fragment:
                        Add(fragment.SelectionSet, fragment.TypeCondition is { } condition ? Type(condition) : parent);
                        break;
                    case FragmentSpreadNode spread when seen.Add(spread.Name.Value):
                        var definition = _fragments[spread.Name.Value];
                        Add(definition.SelectionSet, Type(definition.TypeCondition));
                        break;
                }
            }
        }
    }

    private CompositeType? Type(NamedTypeNode name) => _schema.Type(name.Name.Value) as CompositeType;
}
