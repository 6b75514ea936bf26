namespace CpdGraph.GraphQL.Types;

/// <summary>A type as it stands at a field or argument: a named type, or a list or non-null around another. Immutable once the schema is built.</summary>
public abstract class GraphQLType
{
    /// <summary>The named type inside all wrappers.</summary>
    public abstract NamedType Named { get; }

    /// <summary>The type without one outer non-null; itself otherwise.</summary>
    public GraphQLType Nullable => this is NonNullType nonNull ? nonNull.NullableType : this;

    /// <summary>Whether null is excluded.</summary>
    public bool IsNonNull => this is NonNullType;

    /// <summary>Whether arguments and variables may have it.</summary>
    public bool IsInput => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether fields may have it.</summary>
    public bool IsOutput => Named is not InputObjectType;
}

/// <summary><c>[T]</c></summary>
public sealed class ListType(GraphQLType itemType) : GraphQLType
{
    /// <summary>Type of the items.</summary>
    public GraphQLType ItemType { get; } = itemType;

    /// <inheritdoc/>
    public override NamedType Named => ItemType.Named;

    /// <inheritdoc/>
    public override string ToString() => $"[{ItemType}]";
}

/// <summary><c>T!</c></summary>
public sealed class NonNullType(GraphQLType nullableType) : GraphQLType
{
    /// <summary>Named or list, never non-null.</summary>
    public GraphQLType NullableType { get; } = nullableType;

    /// <inheritdoc/>
    public override NamedType Named => NullableType.Named;

    /// <inheritdoc/>
    public override string ToString() => $"{NullableType}!";
}
