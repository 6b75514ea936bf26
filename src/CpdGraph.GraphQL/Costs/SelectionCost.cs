using System.Collections.Immutable;

namespace CpdGraph.GraphQL.Costs;

/// <summary>The cost of a selection: a fixed part, and a part for each item that a size declared above it counts.</summary>
internal readonly record struct CostValue(double Fixed, double PerItem)
{
    /// <summary>Beyond every limit, and far from where numbers lose their digits or their end.</summary>
    private const double Ceiling = 1e15;

    public static double Product(double one, double other) => Math.Min(Ceiling, one * other);

    public double For(double items) => Math.Min(Ceiling, Fixed + Product(PerItem, items));
}

/// <summary>The cost of one selection in one place of a formula.</summary>
/// <param name="Terms">One for each field.</param>
/// <param name="IsConstant">Whether no variable bears upon it.</param>
internal sealed record SelectionCost(ImmutableArray<CostTerm> Terms, bool IsConstant)
{
    /// <param name="known">The costs of all selections below, by their indexes.</param>
    public CostValue Evaluate(ReadOnlySpan<CostValue> known, Coercion.VariableValues variables)
    {
        double @fixed = 0;
        double perItem = 0;

        foreach (var term in Terms)
        {
            var size = term.Size(variables);
            double dearest = 0;

            foreach (var item in term.Items)
            {
                dearest = Math.Max(dearest, item.Weight + (item.Selection < 0 ? 0 : known[item.Selection].For(size)));
            }

            @fixed += term.Weight;

            if (term.IsSizedFromAbove)
            {
                perItem += CostValue.Product(term.Multiple, dearest);
            }
            else
            {
                @fixed += CostValue.Product(CostValue.Product(term.Multiple, term.IsOwnSize ? size : 1), dearest);
            }
        }

        return new CostValue(@fixed, perItem);
    }
}
