using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types.Building;

/// <summary>Turns type references as written into types.</summary>
internal static class TypeReferences
{
    /// <returns>Null when the named type inside is not known.</returns>
    /// <remarks>Recurses as deep as the brackets, which the parser has bounded.</remarks>
    public static GraphQLType? Resolve(TypeNode node, Func<string, NamedType?> named)
    {
        switch (node)
        {
            case NamedTypeNode name:
                return named(name.Name.Value);
            case ListTypeNode list:
                return Resolve(list.ItemType, named) is { } itemType ? new ListType(itemType) : null;
            case NonNullTypeNode nonNull:
                return Resolve(nonNull.NullableType, named) is { } nullableType ? new NonNullType(nullableType) : null;
            default:
                return null;
        }
    }

    /// <summary>The name inside all brackets.</summary>
    public static NameNode NameIn(TypeNode node)
    {
        while (true)
        {
            switch (node)
            {
                case ListTypeNode list:
                    node = list.ItemType;
                    break;
                case NonNullTypeNode nonNull:
                    node = nonNull.NullableType;
                    break;
                default:
                    return ((NamedTypeNode)node).Name;
            }
        }
    }
}
