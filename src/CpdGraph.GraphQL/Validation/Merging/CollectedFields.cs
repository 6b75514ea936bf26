using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Validation.Merging;

/// <summary>A field with the type that it is selected on.</summary>
/// <param name="Parent">Null when unknown.</param>
/// <param name="Definition">Null when unknown.</param>
internal readonly record struct CollectedField(FieldNode Node, CompositeType? Parent, FieldDefinition? Definition)
{
    /// <summary>Type that its own selection set is applied to. Null when unknown.</summary>
    public CompositeType? FieldType => Definition?.Type.Named as CompositeType;
}

/// <summary>What a selection set holds, inline fragments flattened, in the order written.</summary>
internal sealed class CollectedFields
{
    private readonly Dictionary<string, List<CollectedField>> _byName = new(StringComparer.Ordinal);

    private readonly HashSet<string> _spread = new(StringComparer.Ordinal);

    /// <summary>Fields by response name, in the order of first occurrence.</summary>
    public List<(string ResponseName, List<CollectedField> Fields)> Groups { get; } = [];

    /// <summary>Names of the fragments that are spread, each once.</summary>
    public List<string> Fragments { get; } = [];

    /// <summary>Fragments that these fields have been compared with, and whether both sides were taken for exclusive.</summary>
    public Dictionary<string, bool> ComparedFragments { get; } = new(StringComparer.Ordinal);

    public List<CollectedField> Group(string responseName) => _byName.GetValueOrDefault(responseName, []);

    /// <summary>Recurses as deep as the brackets nest.</summary>
    public void Add(SelectionSetNode set, CompositeType? parent, ValidationContext context)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    Add(new CollectedField(field, parent, parent is null ? null : context.Schema.FieldOf(parent, field.Name.Value)));
                    break;
                case FragmentSpreadNode spread when _spread.Add(spread.Name.Value):
                    Fragments.Add(spread.Name.Value);
                    break;
                case InlineFragmentNode fragment:
                    var type = fragment.TypeCondition is { } condition ? context.Schema.Type(condition.Name.Value) as CompositeType : parent;
                    Add(fragment.SelectionSet, type, context);
                    break;
            }
        }
    }

    private void Add(CollectedField field)
    {
        var name = field.Node.ResponseName;

        if (!_byName.TryGetValue(name, out var group))
        {
            _byName[name] = group = [];
            Groups.Add((name, group));
        }

        group.Add(field);
    }
}
