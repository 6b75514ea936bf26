using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types;

/// <summary>A type with a name. Immutable once the schema is built; compared by reference within one schema.</summary>
public abstract class NamedType(string name, string? description, ImmutableArray<DirectiveNode> directives, Location? location) : GraphQLType
{
    /// <summary>Name, unique in the schema.</summary>
    public string Name { get; } = name;

    /// <summary>Null when none is written.</summary>
    public string? Description { get; } = description;

    /// <summary>Directives applied to its definition and extensions, in order.</summary>
    public ImmutableArray<DirectiveNode> AppliedDirectives { get; } = directives;

    /// <summary>Where it is defined. Null for built-in types.</summary>
    public Location? Location { get; } = location;

    /// <summary>Its definition and its extensions, in order; empty for built-in scalars.</summary>
    internal ImmutableArray<TypeDefinitionNode> Nodes { get; set; } = [];

    /// <summary>Which kind it is.</summary>
    public abstract TypeKind Kind { get; }

    /// <summary>Whether it belongs to every schema: a built-in scalar or a type of introspection.</summary>
    public bool IsBuiltIn => Location is null;

    /// <summary>Whether it is a scalar or enum.</summary>
    public bool IsLeaf => this is ScalarType or EnumType;

    /// <summary>Whether it is an object, interface or union.</summary>
    public bool IsComposite => this is CompositeType;

    /// <inheritdoc/>
    public override NamedType Named => this;

    /// <summary>The schema coordinate: the name.</summary>
    public sealed override string ToString() => Name;
}

/// <summary>A leaf whose values one codec reads and writes.</summary>
public sealed class ScalarType(
    string name, string? description, ImmutableArray<DirectiveNode> directives, Location? location, string? specifiedByUrl)
    : NamedType(name, description, directives, location)
{
    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Scalar;

    /// <summary>Web address of its specification. Null when none is given.</summary>
    public string? SpecifiedByUrl { get; } = specifiedByUrl;

    /// <summary>Reads and writes its values. Null for a custom scalar that nothing is bound to: every value is taken then.</summary>
    public ScalarCodec? Codec { get; internal set; }
}

/// <summary>A leaf of a closed set of names.</summary>
public sealed class EnumType(
    string name,
    string? description,
    ImmutableArray<DirectiveNode> directives,
    Location? location,
    ImmutableArray<EnumValueDefinition> values) : NamedType(name, description, directives, location)
{
    private readonly Dictionary<string, EnumValueDefinition> _byName = IndexByName.Of(values, value => value.Name);

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Enum;

    /// <summary>Values in order.</summary>
    public ImmutableArray<EnumValueDefinition> Values { get; } = values;

    /// <summary>A value by name; null when there is none.</summary>
    public EnumValueDefinition? Value(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>A value of an enum.</summary>
public sealed class EnumValueDefinition(
    string name, string? description, string? deprecationReason, ImmutableArray<DirectiveNode> directives, Location? location)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>Null when none is written.</summary>
    public string? Description { get; } = description;

    /// <summary>Null when it is not deprecated.</summary>
    public string? DeprecationReason { get; } = deprecationReason;

    /// <summary>Directives in order.</summary>
    public ImmutableArray<DirectiveNode> AppliedDirectives { get; } = directives;

    /// <summary>Null for built-in enums.</summary>
    public Location? Location { get; } = location;
}

/// <summary>An input object; with <c>@oneOf</c> exactly one of its fields is given.</summary>
public sealed class InputObjectType(
    string name, string? description, ImmutableArray<DirectiveNode> directives, Location? location, bool isOneOf)
    : NamedType(name, description, directives, location)
{
    private Dictionary<string, InputValueDefinition> _byName = [];

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.InputObject;

    /// <summary>Whether exactly one field must be given, and not null.</summary>
    public bool IsOneOf { get; } = isOneOf;

    /// <summary>Input fields in order.</summary>
    public ImmutableArray<InputValueDefinition> Fields { get; private set; } = [];

    /// <summary>A field by name; null when there is none.</summary>
    public InputValueDefinition? Field(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Completes the type while the schema is built: fields may refer to types that did not exist yet.</summary>
    internal void SetFields(ImmutableArray<InputValueDefinition> fields)
    {
        Fields = fields;
        _byName = IndexByName.Of(fields, field => field.Name);
    }
}

/// <summary>The first definition of each name: a duplicate is reported by schema validation, not here.</summary>
internal static class IndexByName
{
    public static Dictionary<string, T> Of<T>(ImmutableArray<T> items, Func<T, string> name)
    {
        var index = new Dictionary<string, T>(items.Length, StringComparer.Ordinal);

        foreach (var item in items)
        {
            index.TryAdd(name(item), item);
        }

        return index;
    }
}
