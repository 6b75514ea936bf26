using System.Collections.Frozen;
using System.Collections.Immutable;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Costs;

/// <summary>What <c>@listSize</c> says of a field.</summary>
/// <param name="Assumed">Size when no slicing argument is given. Null: that of a list of which nothing is said.</param>
/// <param name="Slicing">Arguments that bound the list: an integer is the bound itself, a list counts its items. The greatest of those given counts.</param>
/// <param name="SizedFields">Fields of the returned object that the size belongs to. Empty: it belongs to the field itself.</param>
/// <param name="RequireOne">Whether exactly one slicing argument must be given.</param>
internal sealed record ListSize(double? Assumed, ImmutableArray<InputValueDefinition> Slicing, FrozenSet<string> SizedFields, bool RequireOne);

/// <summary>What a field costs.</summary>
/// <param name="Weight">Each time it is read, whatever it returns: the <c>@cost</c> of the field, 0 without.</param>
/// <param name="Size">Null when nothing is said of its size.</param>
internal sealed record FieldCost(double Weight, ListSize? Size)
{
    public static readonly FieldCost Nothing = new(0, null);
}
