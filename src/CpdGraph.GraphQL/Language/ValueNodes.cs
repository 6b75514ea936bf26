using System.Collections.Immutable;

namespace CpdGraph.GraphQL.Language;

/// <summary>A value as written.</summary>
public abstract class ValueNode(Location location) : Node(location);

/// <summary><c>$name</c></summary>
public sealed class VariableNode(NameNode name, Location location) : ValueNode(location)
{
    /// <summary>Name without the <c>$</c>.</summary>
    public NameNode Name { get; } = name;
}

/// <summary>A whole number, kept as written.</summary>
public sealed class IntValueNode(string value, Location location) : ValueNode(location)
{
    /// <summary>Digits with an optional minus.</summary>
    public string Value { get; } = value;
}

/// <summary>A number with a fraction or exponent, kept as written.</summary>
public sealed class FloatValueNode(string value, Location location) : ValueNode(location)
{
    /// <summary>As written.</summary>
    public string Value { get; } = value;
}

/// <summary>A string or block string.</summary>
public sealed class StringValueNode(string value, bool isBlock, Location location) : ValueNode(location)
{
    /// <summary>The meant text: escapes resolved, a block string's indentation removed.</summary>
    public string Value { get; } = value;

    /// <summary>Whether it was written between triple quotes.</summary>
    public bool IsBlock { get; } = isBlock;
}

/// <summary><c>true</c> or <c>false</c></summary>
public sealed class BooleanValueNode(bool value, Location location) : ValueNode(location)
{
    /// <summary>The value.</summary>
    public bool Value { get; } = value;
}

/// <summary><c>null</c></summary>
public sealed class NullValueNode(Location location) : ValueNode(location);

/// <summary>An enum value: a name that is not true, false or null.</summary>
public sealed class EnumValueNode(string value, Location location) : ValueNode(location)
{
    /// <summary>The name.</summary>
    public string Value { get; } = value;
}

/// <summary><c>[ … ]</c></summary>
public sealed class ListValueNode(ImmutableArray<ValueNode> items, Location location) : ValueNode(location)
{
    /// <summary>Items in order.</summary>
    public ImmutableArray<ValueNode> Items { get; } = items;
}

/// <summary><c>{ … }</c></summary>
public sealed class ObjectValueNode(ImmutableArray<ObjectFieldNode> fields, Location location) : ValueNode(location)
{
    /// <summary>Fields in order.</summary>
    public ImmutableArray<ObjectFieldNode> Fields { get; } = fields;
}

/// <summary>A field of an object value.</summary>
public sealed class ObjectFieldNode(NameNode name, ValueNode value, Location location) : Node(location)
{
    /// <summary>Name of the input field.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Its value.</summary>
    public ValueNode Value { get; } = value;
}

/// <summary>A reference to a type as written.</summary>
public abstract class TypeNode(Location location) : Node(location);

/// <summary>A type by name.</summary>
public sealed class NamedTypeNode(NameNode name) : TypeNode(name.Location)
{
    /// <summary>Name of the type.</summary>
    public NameNode Name { get; } = name;
}

/// <summary><c>[T]</c></summary>
public sealed class ListTypeNode(TypeNode itemType, Location location) : TypeNode(location)
{
    /// <summary>Type of the items.</summary>
    public TypeNode ItemType { get; } = itemType;
}

/// <summary><c>T!</c></summary>
public sealed class NonNullTypeNode(TypeNode nullableType, Location location) : TypeNode(location)
{
    /// <summary>The type without the <c>!</c>: named or list.</summary>
    public TypeNode NullableType { get; } = nullableType;
}
