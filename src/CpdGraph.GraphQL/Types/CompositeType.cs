using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types;

/// <summary>A type that selection sets are applied to: object, interface or union.</summary>
public abstract class CompositeType(string name, string? description, ImmutableArray<DirectiveNode> directives, Location? location)
    : NamedType(name, description, directives, location);

/// <summary>A type with fields: object or interface.</summary>
public abstract class FieldsType(string name, string? description, ImmutableArray<DirectiveNode> directives, Location? location)
    : CompositeType(name, description, directives, location)
{
    private Dictionary<string, FieldDefinition> _byName = [];

    /// <summary>Interfaces it declares to implement, in order.</summary>
    public ImmutableArray<InterfaceType> Interfaces { get; private set; } = [];

    /// <summary>Fields in order, without <c>__typename</c>.</summary>
    public ImmutableArray<FieldDefinition> Fields { get; private set; } = [];

    /// <summary>A field by name; null when there is none. Does not know <c>__typename</c>, <c>__schema</c> and <c>__type</c>: see <see cref="Schema.FieldOf"/>.</summary>
    public FieldDefinition? Field(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Completes the type while the schema is built.</summary>
    internal void Complete(ImmutableArray<InterfaceType> interfaces, ImmutableArray<FieldDefinition> fields)
    {
        Interfaces = interfaces;
        Fields = fields;
        _byName = IndexByName.Of(fields, field => field.Name);
    }
}

/// <summary>An object type.</summary>
public sealed class ObjectType(string name, string? description, ImmutableArray<DirectiveNode> directives, Location? location)
    : FieldsType(name, description, directives, location)
{
    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Object;

    /// <summary>Dense number of the object type within its schema, from 0: lets plans and executions index by type.</summary>
    public int Ordinal { get; internal set; } = -1;
}

/// <summary>An interface type.</summary>
public sealed class InterfaceType(string name, string? description, ImmutableArray<DirectiveNode> directives, Location? location)
    : FieldsType(name, description, directives, location)
{
    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Interface;
}

/// <summary>A union of object types.</summary>
public sealed class UnionType(string name, string? description, ImmutableArray<DirectiveNode> directives, Location? location)
    : CompositeType(name, description, directives, location)
{
    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Union;

    /// <summary>Members in order.</summary>
    public ImmutableArray<ObjectType> Members { get; private set; } = [];

    /// <summary>Completes the type while the schema is built.</summary>
    internal void Complete(ImmutableArray<ObjectType> members) => Members = members;
}
