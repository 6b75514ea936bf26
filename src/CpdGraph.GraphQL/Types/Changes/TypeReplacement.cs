namespace CpdGraph.GraphQL.Types.Changes;

/// <summary>Whether one type may take another's place. The two belong to different schemas: named types are compared by name.</summary>
internal static class TypeReplacement
{
    /// <summary>Whether every value of the newer type was one of the older, so that a client can read it.</summary>
    public static bool IsSafeForOutput(GraphQLType older, GraphQLType newer)
    {
        while (true)
        {
            switch (older, newer)
            {
                case (NonNullType before, NonNullType after):
                    (older, newer) = (before.NullableType, after.NullableType);
                    break;
                case (NonNullType, _):
                    return false;
                case (_, NonNullType after):
                    newer = after.NullableType;
                    break;
                case (ListType before, ListType after):
                    (older, newer) = (before.ItemType, after.ItemType);
                    break;
                default:
                    return older is NamedType && newer is NamedType && older.Named.Name == newer.Named.Name;
            }
        }
    }

    /// <summary>Whether every value of the older type is one of the newer, so that a client may go on sending it.</summary>
    public static bool IsSafeForInput(GraphQLType older, GraphQLType newer) => IsSafeForOutput(newer, older);
}
