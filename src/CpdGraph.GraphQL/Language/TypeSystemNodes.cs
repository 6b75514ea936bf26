using System.Collections.Immutable;

namespace CpdGraph.GraphQL.Language;

/// <summary>A definition or extension of the type system.</summary>
public abstract class TypeSystemNode(ImmutableArray<DirectiveNode> directives, Location location) : DefinitionNode(location)
{
    /// <summary>Directives in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary><c>schema { … }</c> or <c>extend schema …</c></summary>
public sealed class SchemaDefinitionNode(
    bool isExtension,
    StringValueNode? description,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<OperationTypeNode> operationTypes,
    Location location) : TypeSystemNode(directives, location)
{
    /// <summary>Whether "extend" stands before it.</summary>
    public bool IsExtension { get; } = isExtension;

    /// <summary>Null when none is written.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>Root operation types in order.</summary>
    public ImmutableArray<OperationTypeNode> OperationTypes { get; } = operationTypes;
}

/// <summary><c>query: Query</c> within a schema definition.</summary>
public sealed class OperationTypeNode(OperationType operation, NamedTypeNode type, Location location) : Node(location)
{
    /// <summary>Query, mutation or subscription.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>Its root type.</summary>
    public NamedTypeNode Type { get; } = type;
}

/// <summary>Kinds of named type.</summary>
public enum TypeKind
{
    /// <summary>A leaf with a value.</summary>
    Scalar,

    /// <summary>Fields.</summary>
    Object,

    /// <summary>Fields that several objects share.</summary>
    Interface,

    /// <summary>One of several objects.</summary>
    Union,

    /// <summary>A leaf of a closed set of names.</summary>
    Enum,

    /// <summary>Fields of an argument.</summary>
    InputObject,
}

/// <summary>A type definition or extension. Parts that a kind does not have are empty.</summary>
public sealed class TypeDefinitionNode(
    TypeKind kind,
    bool isExtension,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<FieldDefinitionNode> fields,
    ImmutableArray<NamedTypeNode> members,
    ImmutableArray<EnumValueDefinitionNode> values,
    ImmutableArray<InputValueDefinitionNode> inputFields,
    Location location) : TypeSystemNode(directives, location)
{
    /// <summary>Which kind of type.</summary>
    public TypeKind Kind { get; } = kind;

    /// <summary>Whether "extend" stands before it.</summary>
    public bool IsExtension { get; } = isExtension;

    /// <summary>Null when none is written; always null for an extension.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>Name of the type.</summary>
    public NameNode Name { get; } = name;

    /// <summary>After "implements", for objects and interfaces.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>For objects and interfaces.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;

    /// <summary>For unions.</summary>
    public ImmutableArray<NamedTypeNode> Members { get; } = members;

    /// <summary>For enums.</summary>
    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values;

    /// <summary>For input objects.</summary>
    public ImmutableArray<InputValueDefinitionNode> InputFields { get; } = inputFields;
}

/// <summary>A field of an object or interface.</summary>
public sealed class FieldDefinitionNode(
    StringValueNode? description,
    NameNode name,
    ImmutableArray<InputValueDefinitionNode> arguments,
    TypeNode type,
    ImmutableArray<DirectiveNode> directives,
    Location location) : Node(location)
{
    /// <summary>Null when none is written.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>Name of the field.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Arguments in order.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>Type of the result.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>Directives in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>An argument or input field.</summary>
public sealed class InputValueDefinitionNode(
    StringValueNode? description,
    NameNode name,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives,
    Location location) : Node(location)
{
    /// <summary>Null when none is written.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>Name of the argument or input field.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Its type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>Null when none is written.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>Directives in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>A value of an enum.</summary>
public sealed class EnumValueDefinitionNode(
    StringValueNode? description, NameNode name, ImmutableArray<DirectiveNode> directives, Location location) : Node(location)
{
    /// <summary>Null when none is written.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>Name of the value.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Directives in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary><c>directive @name on …</c></summary>
public sealed class DirectiveDefinitionNode(
    StringValueNode? description,
    NameNode name,
    ImmutableArray<InputValueDefinitionNode> arguments,
    bool isRepeatable,
    ImmutableArray<NameNode> locations,
    Location location) : TypeSystemNode([], location)
{
    /// <summary>Null when none is written.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>Name without the <c>@</c>.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Arguments in order.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>Whether it may stand more than once at one place.</summary>
    public bool IsRepeatable { get; } = isRepeatable;

    /// <summary>Names of the places where it may stand.</summary>
    public ImmutableArray<NameNode> Locations { get; } = locations;
}
