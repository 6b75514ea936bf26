using System.Collections.Frozen;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Costs;

/// <summary>What everything in a schema costs, read from its <c>@cost</c> and <c>@listSize</c> once. Immutable.</summary>
/// <remarks>
/// An object costs 1 and a leaf nothing, unless <c>@cost</c> of its type says otherwise; a field adds its own <c>@cost</c> each time it is
/// read. Only what the directives say of object types counts: a plan knows every field by its concrete type.
/// </remarks>
internal sealed class CostModel(FrozenDictionary<FieldDefinition, FieldCost> fields, FrozenDictionary<NamedType, double> types)
{
    public FieldCost Of(FieldDefinition field) => fields.GetValueOrDefault(field) ?? FieldCost.Nothing;

    public double Of(NamedType type) => types.TryGetValue(type, out var weight) ? weight : type is CompositeType ? 1 : 0;
}
