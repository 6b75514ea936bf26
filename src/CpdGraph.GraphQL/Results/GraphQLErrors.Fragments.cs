using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Results;

/// <summary>Fragments and the types that they name.</summary>
internal static partial class GraphQLErrors
{
    public static GraphQLError UnknownType(NamedTypeNode type, string suggestion) =>
        Of(nameof(KnownTypeNames), $"Unknown type \"{type.Name}\".{suggestion}", type);

    public static GraphQLError FragmentOnNonComposite(NamedTypeNode condition) =>
        Of(nameof(FragmentsOnCompositeTypes), $"Fragment cannot condition on non composite type \"{condition.Name}\".", condition);

    public static GraphQLError FragmentOnNonComposite(FragmentDefinitionNode fragment) =>
        Of(
            nameof(FragmentsOnCompositeTypes),
            $"Fragment \"{fragment.Name}\" cannot condition on non composite type \"{fragment.TypeCondition.Name}\".",
            fragment.TypeCondition);

    public static GraphQLError DuplicateFragment(NameNode first, NameNode second) =>
        Of(nameof(UniqueFragmentNames), $"There can be only one fragment named \"{second}\".", first, second);

    public static GraphQLError UnknownFragment(NameNode name) =>
        Of(nameof(KnownFragmentNames), $"Unknown fragment \"{name}\".", name);

    public static GraphQLError UnusedFragment(FragmentDefinitionNode fragment) =>
        Of(nameof(NoUnusedFragments), $"Fragment \"{fragment.Name}\" is never used.", fragment);

    public static GraphQLError ImpossibleFragment(InlineFragmentNode fragment, CompositeType parent, CompositeType type) =>
        Of(
            nameof(PossibleFragmentSpreads),
            $"Fragment cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".",
            fragment);

    public static GraphQLError ImpossibleFragment(FragmentSpreadNode spread, CompositeType parent, CompositeType type) =>
        Of(
            nameof(PossibleFragmentSpreads),
            $"Fragment \"{spread.Name}\" cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".",
            spread);

    /// <param name="cycle">The spreads that lead back, in order; the last one closes the cycle.</param>
    public static GraphQLError FragmentCycle(params ReadOnlySpan<FragmentSpreadNode> cycle)
    {
        var names = new List<string>();
        var nodes = new Node[Math.Min(cycle.Length, MaxLocations)];

        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = cycle[i];

            if (i < cycle.Length - 1)
            {
                names.Add($"\"{cycle[i].Name}\"");
            }
        }

        var via = names.Count == 0 ? "" : $" via {string.Join(", ", names)}{(cycle.Length > nodes.Length ? ", ..." : "")}";

        return Of(nameof(NoFragmentCycles), $"Cannot spread fragment \"{cycle[^1].Name}\" within itself{via}.", nodes);
    }
}
