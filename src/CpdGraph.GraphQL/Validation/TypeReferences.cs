using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Validation;

/// <summary>Types as documents refer to them, and how they compare. Recursion goes no deeper than the brackets of the reference.</summary>
internal static class TypeReferences
{
    /// <returns>Null when the named type does not exist.</returns>
    public static GraphQLType? Resolve(Schema schema, TypeNode reference) => reference switch
    {
        NamedTypeNode named => schema.Type(named.Name.Value),
        ListTypeNode list => Resolve(schema, list.ItemType) is { } item ? new ListType(item) : null,
        NonNullTypeNode nonNull => Resolve(schema, nonNull.NullableType) is { } nullable ? new NonNullType(nullable) : null,
        _ => null,
    };

    /// <summary>Specification: Validation, "All Variable Usages Are Allowed", AreTypesCompatible.</summary>
    public static bool IsCompatible(GraphQLType variable, GraphQLType location) => (variable, location) switch
    {
        (NonNullType one, NonNullType other) => IsCompatible(one.NullableType, other.NullableType),
        (_, NonNullType) => false,
        (NonNullType one, _) => IsCompatible(one.NullableType, location),
        (ListType one, ListType other) => IsCompatible(one.ItemType, other.ItemType),
        _ => ReferenceEquals(variable, location),
    };

    /// <summary>The reference as graphql-js prints it.</summary>
    public static string Text(TypeNode reference) => reference switch
    {
        ListTypeNode list => $"[{Text(list.ItemType)}]",
        NonNullTypeNode nonNull => $"{Text(nonNull.NullableType)}!",
        _ => ((NamedTypeNode)reference).Name.Value,
    };
}
