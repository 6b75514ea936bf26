using System.Collections.Immutable;
using CpdGraph.GraphQL.Planning;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Costs;

/// <summary>Makes the cost formula of a plan. Recursion follows the plan, whose depth is limited; introspection is left out.</summary>
internal sealed class CostCompiler(CostModel model, double assumedSize)
{
    private readonly Dictionary<(SelectionPlan, ListSize?), int> _known = [];
    private readonly ImmutableArray<SelectionCost>.Builder _selections = ImmutableArray.CreateBuilder<SelectionCost>();
    private readonly ImmutableArray<OneSlicingArgument>.Builder _required = ImmutableArray.CreateBuilder<OneSlicingArgument>();

    /// <param name="assumedSize">Items of a list of which nothing is said.</param>
    public static CostFormula Compile(SelectionPlan[] roots, CostModel model, double assumedSize)
    {
        var compiler = new CostCompiler(model, assumedSize);
        ImmutableArray<int> indexes = [.. roots.Select(root => compiler.Selection(root, null))];

        return new CostFormula(compiler._selections.ToImmutable(), indexes, compiler._required.ToImmutable());
    }

    /// <param name="above">The size declared by the field above, where it counts items of fields in this selection.</param>
    private int Selection(SelectionPlan plan, ListSize? above)
    {
        if (_known.TryGetValue((plan, above), out var index))
        {
            return index;
        }

        var terms = ImmutableArray.CreateBuilder<CostTerm>();
        var isConstant = true;

        foreach (var field in plan.Fields)
        {
            if (!field.Definition.Name.StartsWith("__", StringComparison.Ordinal))
            {
                var term = Term(field, above);

                terms.Add(term);
                isConstant &= term.IsConstant && term.Items.All(item => item.Selection < 0 || _selections[item.Selection].IsConstant);
            }
        }

        index = _selections.Count;
        _selections.Add(new SelectionCost(terms.ToImmutable(), isConstant));
        _known[(plan, above)] = index;

        return index;
    }

    private CostTerm Term(FieldPlan field, ListSize? above)
    {
        var cost = model.Of(field.Definition);
        var size = cost.Size;
        var slicing = size is null ? (ImmutableArray<SlicingValue>?)null : SlicingValue.Of(field.Nodes[0], size);
        var lists = ListsIn(field.Definition.Type);
        var isSizedFromAbove = lists > 0 && above?.SizedFields.Contains(field.Definition.Name) == true;
        var isOwnSize = lists > 0 && !isSizedFromAbove && size is { SizedFields.Count: 0 };

        if (size is { RequireOne: true })
        {
            _required.Add(new OneSlicingArgument(field.Definition, field.Nodes[0], size, slicing!.Value));
        }

        return new CostTerm
        {
            Weight = cost.Weight,
            Items = Items(field, size is { SizedFields.Count: > 0 } ? size : null),

            // A size counts the outermost list; lists of which nothing is said have the assumed size.
            Multiple = Math.Pow(assumedSize, isOwnSize || isSizedFromAbove ? lists - 1 : lists),
            Slicing = slicing,
            FixedSize = size?.Assumed ?? assumedSize,
            IsOwnSize = isOwnSize,
            IsSizedFromAbove = isSizedFromAbove,
        };
    }

    private ImmutableArray<CostOfItem> Items(FieldPlan field, ListSize? below) => field switch
    {
        { Selection: { } only } => [new CostOfItem(model.Of(only.Type), Selection(only, below))],
        { Selections: { } several } => [.. several.Select(pair => new CostOfItem(model.Of(pair.Key), Selection(pair.Value, below)))],
        _ => [new CostOfItem(model.Of(field.Definition.Type.Named), -1)],
    };

    private static int ListsIn(GraphQLType type)
    {
        var lists = 0;

        for (var current = type.Nullable; current is ListType list; current = list.ItemType.Nullable)
        {
            lists++;
        }

        return lists;
    }
}
