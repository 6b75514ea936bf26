using System.Collections.Immutable;
using CpdGraph.GraphQL.Coercion;

namespace CpdGraph.GraphQL.Costs;

/// <summary>What one field of a selection adds to its cost.</summary>
internal sealed class CostTerm
{
    /// <summary>Each time the field is read.</summary>
    public required double Weight { get; init; }

    /// <summary>What one item costs for each object type it may be of: the dearest counts.</summary>
    public required ImmutableArray<CostOfItem> Items { get; init; }

    /// <summary>Items for each one that the size counts: 1 unless lists lie within lists.</summary>
    public required double Multiple { get; init; }

    /// <summary>The size that this field declares. Null: none, and <see cref="FixedSize"/> holds.</summary>
    public required ImmutableArray<SlicingValue>? Slicing { get; init; }

    /// <summary>The size when no slicing argument is given.</summary>
    public required double FixedSize { get; init; }

    /// <summary>Whether the declared size counts the items of this field; otherwise it counts those of sized fields below.</summary>
    public required bool IsOwnSize { get; init; }

    /// <summary>Whether the size of the field above counts the items of this one.</summary>
    public required bool IsSizedFromAbove { get; init; }

    public bool IsConstant => Slicing is not { } slicing || slicing.All(static value => value.Variable is null);

    public double Size(VariableValues variables)
    {
        double? size = null;

        foreach (var value in Slicing ?? [])
        {
            if (value.In(variables) is { } given && !(size >= given))
            {
                size = given;
            }
        }

        return size ?? FixedSize;
    }
}

/// <summary>What one item of a field costs when it is of one type.</summary>
/// <param name="Weight">Of the type.</param>
/// <param name="Selection">Index of the selection's cost in the formula; -1 for a leaf.</param>
internal readonly record struct CostOfItem(double Weight, int Selection);
