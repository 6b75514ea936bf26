namespace CpdGraph.GraphQL.Types;

/// <summary>Compares types of one schema. Wrappers compare by structure, named types by reference.</summary>
public static class TypeComparison
{
    /// <summary>Whether both are the same type.</summary>
    public static bool AreEqual(GraphQLType one, GraphQLType other)
    {
        while (!ReferenceEquals(one, other))
        {
            switch (one, other)
            {
                case (NonNullType first, NonNullType second):
                    (one, other) = (first.NullableType, second.NullableType);
                    break;
                case (ListType first, ListType second):
                    (one, other) = (first.ItemType, second.ItemType);
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>Whether a field of type <paramref name="type"/> may stand for one of type <paramref name="super"/>. Specification: IsSubType, IsValidImplementationFieldType.</summary>
    public static bool IsSubtype(GraphQLType type, GraphQLType super)
    {
        while (!ReferenceEquals(type, super))
        {
            switch (type, super)
            {
                case (NonNullType sub, NonNullType parent):
                    (type, super) = (sub.NullableType, parent.NullableType);
                    break;
                case (NonNullType sub, _):
                    type = sub.NullableType;
                    break;
                case (ListType sub, ListType parent):
                    (type, super) = (sub.ItemType, parent.ItemType);
                    break;
                case (FieldsType sub, InterfaceType parent):
                    return sub.Interfaces.Contains(parent);
                case (ObjectType sub, UnionType parent):
                    return parent.Members.Contains(sub);
                default:
                    return false;
            }
        }

        return true;
    }
}
