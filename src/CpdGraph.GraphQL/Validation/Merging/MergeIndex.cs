using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Validation.Merging;

/// <summary>
/// Makes the sets and fields that merging compares. What looks the same becomes the same instance (hash consing, from the leaves up), which
/// takes time in step with the document and makes every later comparison one of numbers.
/// </summary>
internal sealed class MergeIndex(ValidationContext context)
{
    private readonly Dictionary<MergeFieldKey, MergeField> _fields = [];
    private readonly HashSet<MergeSet> _sets = new(new MergeSetContent());
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<FieldDefinition, int> _shapes = [];
    private readonly Dictionary<string, int> _fragmentNumbers = new(StringComparer.Ordinal);
    private readonly List<(FragmentDefinitionNode Node, MergeSet? Set)> _fragments = [];
    private readonly HashSet<int> _reached = [];

    /// <summary>What a selection set holds, inline fragments flattened. Recurses as deep as the brackets nest.</summary>
    /// <param name="parent">Type that is selected on. Null when unknown.</param>
    public MergeSet SetOf(SelectionSetNode set, CompositeType? parent)
    {
        var fields = new HashSet<MergeField>(ReferenceEqualityComparer.Instance);
        var fragments = new HashSet<int>();
        Collect(set, parent, fields, fragments);

        return Set(fields, fragments);
    }

    /// <summary>What the fields select together.</summary>
    public MergeSet? ChildrenOf(List<MergeField> fields)
    {
        var children = new HashSet<MergeField>(ReferenceEqualityComparer.Instance);
        var fragments = new HashSet<int>();

        foreach (var field in fields)
        {
            if (field.Key.Children is { } below)
            {
                context.Visits += below.Fields.Length + below.Fragments.Length;
                children.UnionWith(below.Fields);
                fragments.UnionWith(below.Fragments);
            }
        }

        return children.Count + fragments.Count == 0 ? null : Set(children, fragments);
    }

    public MergeSet Set(IReadOnlyCollection<MergeField> fields, IReadOnlyCollection<int> fragments)
    {
        var sorted = fields.ToArray();
        Array.Sort(sorted, (one, other) => one.Key.ResponseName != other.Key.ResponseName
            ? one.Key.ResponseName.CompareTo(other.Key.ResponseName)
            : one.Id.CompareTo(other.Id));
        int[] spreads = [.. fragments];
        Array.Sort(spreads);
        var set = new MergeSet(sorted, spreads);

        if (_sets.TryGetValue(set, out var known))
        {
            return known;
        }

        _sets.Add(set);

        return set;
    }

    /// <summary>Whether some set already looked through this fragment.</summary>
    public bool WasReached(FragmentDefinitionNode fragment) => _reached.Contains(NumberOf(fragment));

    public MergeSet SetOf(FragmentDefinitionNode fragment) => SetOf(NumberOf(fragment));

    /// <summary>All fields that the fragments of a set bring, by response name. Follows spreads by a list, not by recursion.</summary>
    /// <param name="repeated">Fields and fragments that an earlier set had already gone through: work beyond one look at each.</param>
    public Dictionary<int, List<MergeField>> SpreadOf(MergeSet set, out int repeated)
    {
        repeated = 0;

        if (set.Spread is { } known)
        {
            return known;
        }

        var open = new List<int>(set.Fragments);
        var seen = new HashSet<int>(set.Fragments);
        var fields = new HashSet<MergeField>(ReferenceEqualityComparer.Instance);

        for (var next = 0; next < open.Count; next++)
        {
            var fragment = SetOf(open[next]);
            var size = 1 + fragment.Fields.Length + fragment.Fragments.Length;
            context.Visits += size;
            repeated += _reached.Add(open[next]) ? 0 : size;
            fields.UnionWith(fragment.Fields);

            foreach (var spread in fragment.Fragments)
            {
                if (seen.Add(spread))
                {
                    open.Add(spread);
                }
            }
        }

        return set.Spread = GroupByResponseName(fields);
    }

    private static Dictionary<int, List<MergeField>> GroupByResponseName(HashSet<MergeField> fields)
    {
        var groups = new Dictionary<int, List<MergeField>>();

        foreach (var field in fields)
        {
            if (!groups.TryGetValue(field.Key.ResponseName, out var group))
            {
                groups[field.Key.ResponseName] = group = [];
            }

            group.Add(field);
        }

        return groups;
    }

    private void Collect(SelectionSetNode set, CompositeType? parent, HashSet<MergeField> fields, HashSet<int> fragments)
    {
        foreach (var selection in set.Selections)
        {
            context.Visits++;

            switch (selection)
            {
                case FieldNode field:
                    fields.Add(FieldOf(field, parent));
                    break;
                case FragmentSpreadNode spread:
                    // A spread of an unknown fragment brings nothing.
                    if (context.Document.Fragment(spread.Name.Value) is { } definition)
                    {
                        fragments.Add(NumberOf(definition));
                    }

                    break;
                case InlineFragmentNode fragment:
                    var type = fragment.TypeCondition is { } condition ? context.Schema.Type(condition.Name.Value) as CompositeType : parent;
                    Collect(fragment.SelectionSet, type, fields, fragments);
                    break;
            }
        }
    }

    private MergeField FieldOf(FieldNode node, CompositeType? parent)
    {
        var definition = parent is null ? null : context.Schema.FieldOf(parent, node.Name.Value);
        var children = node.SelectionSet is { } set ? SetOf(set, definition?.Type.Named as CompositeType) : null;
        var key = new MergeFieldKey(
            Number(node.ResponseName), Number(SelectionText.Of(node)), definition is null ? 0 : ShapeOf(definition), parent, children);

        if (!_fields.TryGetValue(key, out var field))
        {
            field = new MergeField(_fields.Count, key, node, definition);
            _fields[key] = field;
        }

        return field;
    }

    private int ShapeOf(FieldDefinition definition)
    {
        if (!_shapes.TryGetValue(definition, out var shape))
        {
            // A space cannot be part of a name, so shapes never meet selections.
            var named = definition.Type.Named;
            var text = $" {definition.Type}";
            text = named.IsLeaf ? text : text.Replace(named.Name, "{}", StringComparison.Ordinal);
            _shapes[definition] = shape = Number(text);
        }

        return shape;
    }

    /// <summary>From 1, the same for the same text.</summary>
    private int Number(string text)
    {
        if (!_numbers.TryGetValue(text, out var number))
        {
            _numbers[text] = number = _numbers.Count + 1;
        }

        return number;
    }

    private int NumberOf(FragmentDefinitionNode fragment)
    {
        if (!_fragmentNumbers.TryGetValue(fragment.Name.Value, out var number))
        {
            _fragmentNumbers[fragment.Name.Value] = number = _fragments.Count;
            _fragments.Add((context.Document.Fragment(fragment.Name.Value) ?? fragment, null));
        }

        return number;
    }

    private MergeSet SetOf(int fragment)
    {
        var (node, set) = _fragments[fragment];

        if (set is null)
        {
            set = SetOf(node.SelectionSet, context.Schema.Type(node.TypeCondition.Name.Value) as CompositeType);
            _fragments[fragment] = (node, set);
        }

        return set;
    }
}
