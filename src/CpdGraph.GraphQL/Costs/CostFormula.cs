using System.Buffers;
using System.Collections.Immutable;
using CpdGraph.GraphQL.Coercion;

namespace CpdGraph.GraphQL.Costs;

/// <summary>The cost of an operation, compiled with its plan and worked out with the values of each request's variables. Immutable, shared.</summary>
/// <remarks>
/// One entry for each selection and declared size, those below before those above, so that one pass prices everything and a selection that
/// fragments share is priced once. What no variable bears upon is worked out when the formula is made; often that is all of it.
/// </remarks>
internal sealed class CostFormula
{
    private readonly ImmutableArray<SelectionCost> _selections;
    private readonly CostValue[] _constants;
    private readonly ImmutableArray<int> _roots;
    private readonly ImmutableArray<OneSlicingArgument> _required;
    private readonly double? _constant;

    /// <param name="selections">Those below before those above.</param>
    /// <param name="roots">Indexes of the root selections.</param>
    /// <param name="required">Fields that need exactly one of their slicing arguments.</param>
    public CostFormula(ImmutableArray<SelectionCost> selections, ImmutableArray<int> roots, ImmutableArray<OneSlicingArgument> required)
    {
        _selections = selections;
        _roots = roots;
        _required = required;
        _constants = new CostValue[selections.Length];

        for (var i = 0; i < selections.Length; i++)
        {
            if (selections[i].IsConstant)
            {
                _constants[i] = selections[i].Evaluate(_constants, VariableValues.None);
            }
        }

        _constant = roots.All(root => selections[root].IsConstant) ? Sum(_constants) : null;
    }

    /// <summary>The cost with these variables, introspection apart.</summary>
    public long Price(VariableValues variables) => (long)Math.Ceiling(_constant ?? Evaluate(variables));

    /// <summary>The first field that has none or several of the slicing arguments of which it needs one. Null: all is well.</summary>
    public OneSlicingArgument? FirstUnbounded(VariableValues variables)
    {
        foreach (var required in _required)
        {
            if (!required.IsMet(variables))
            {
                return required;
            }
        }

        return null;
    }

    private double Evaluate(VariableValues variables)
    {
        var rented = ArrayPool<CostValue>.Shared.Rent(_constants.Length);
        var values = rented.AsSpan(0, _constants.Length);

        _constants.CopyTo(values);

        for (var i = 0; i < _selections.Length; i++)
        {
            if (!_selections[i].IsConstant)
            {
                values[i] = _selections[i].Evaluate(values, variables);
            }
        }

        var price = Sum(values);

        ArrayPool<CostValue>.Shared.Return(rented);

        return price;
    }

    private double Sum(ReadOnlySpan<CostValue> values)
    {
        double sum = 0;

        foreach (var root in _roots)
        {
            sum += values[root].Fixed;
        }

        return sum;
    }
}
