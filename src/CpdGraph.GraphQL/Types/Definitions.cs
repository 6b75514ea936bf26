using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types;

/// <summary>A field of an object or interface type.</summary>
public sealed class FieldDefinition(
    NamedType declaringType,
    string name,
    string? description,
    GraphQLType type,
    ImmutableArray<InputValueDefinition> arguments,
    string? deprecationReason,
    ImmutableArray<DirectiveNode> directives,
    Location? location)
{
    private readonly Dictionary<string, InputValueDefinition> _argumentsByName = IndexByName.Of(arguments, argument => argument.Name);

    /// <summary>The object or interface that has it.</summary>
    public NamedType DeclaringType { get; } = declaringType;

    /// <summary>Name, unique in its type.</summary>
    public string Name { get; } = name;

    /// <summary>Null when none is written.</summary>
    public string? Description { get; } = description;

    /// <summary>Type of the result.</summary>
    public GraphQLType Type { get; } = type;

    /// <summary>Arguments in order.</summary>
    public ImmutableArray<InputValueDefinition> Arguments { get; } = arguments;

    /// <summary>Null when it is not deprecated.</summary>
    public string? DeprecationReason { get; } = deprecationReason;

    /// <summary>Directives in order.</summary>
    public ImmutableArray<DirectiveNode> AppliedDirectives { get; } = directives;

    /// <summary>Null for built-in fields.</summary>
    public Location? Location { get; } = location;

    /// <summary>Null for the meta-fields.</summary>
    internal FieldDefinitionNode? Node { get; init; }

    /// <summary>An argument by name; null when there is none.</summary>
    public InputValueDefinition? Argument(string name) => _argumentsByName.GetValueOrDefault(name);

    /// <summary>The schema coordinate, <c>Type.field</c>.</summary>
    public override string ToString() => $"{DeclaringType.Name}.{Name}";
}

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
public sealed class InputValueDefinition(
    string coordinate,
    string name,
    string? description,
    GraphQLType type,
    ValueNode? defaultValue,
    string? deprecationReason,
    ImmutableArray<DirectiveNode> directives,
    Location? location)
{
    /// <summary>Name, unique where it stands.</summary>
    public string Name { get; } = name;

    /// <summary>Null when none is written.</summary>
    public string? Description { get; } = description;

    /// <summary>Its type.</summary>
    public GraphQLType Type { get; } = type;

    /// <summary>Default as written. Null when there is none; the literal <c>null</c> is a <see cref="NullValueNode"/>.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>
    /// Default as the type coerces it, worked out once when the schema is built: single values are wrapped into lists, and the defaults of
    /// absent input fields are filled in, at every depth. Null when there is no default.
    /// </summary>
    public ValueNode? CoercedDefaultValue { get; internal set; } = defaultValue;

    /// <summary>Null when it is not deprecated.</summary>
    public string? DeprecationReason { get; } = deprecationReason;

    /// <summary>Directives in order.</summary>
    public ImmutableArray<DirectiveNode> AppliedDirectives { get; } = directives;

    /// <summary>Null for built-in arguments.</summary>
    public Location? Location { get; } = location;

    /// <summary>Null for the argument of a meta-field.</summary>
    internal InputValueDefinitionNode? Node { get; init; }

    /// <summary>Whether a value must be given: non-null and without a default.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;

    /// <summary>The schema coordinate: <c>Type.field(argument:)</c>, <c>@directive(argument:)</c> or <c>Input.field</c>.</summary>
    public override string ToString() => coordinate;
}

/// <summary>A directive definition.</summary>
public sealed class DirectiveDefinition(
    string name,
    string? description,
    ImmutableArray<InputValueDefinition> arguments,
    bool isRepeatable,
    ImmutableArray<string> locations,
    Location? location)
{
    private readonly Dictionary<string, InputValueDefinition> _argumentsByName = IndexByName.Of(arguments, argument => argument.Name);

    /// <summary>Name without the <c>@</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Null when none is written.</summary>
    public string? Description { get; } = description;

    /// <summary>Arguments in order.</summary>
    public ImmutableArray<InputValueDefinition> Arguments { get; } = arguments;

    /// <summary>Whether it may stand more than once at one place.</summary>
    public bool IsRepeatable { get; } = isRepeatable;

    /// <summary>Where it may stand, by the names of the specification (FIELD, OBJECT, …), in order.</summary>
    public ImmutableArray<string> Locations { get; } = locations;

    /// <summary>Null for the directives of the specification that the schema does not define itself.</summary>
    public Location? Location { get; } = location;

    /// <summary>Its definition.</summary>
    internal DirectiveDefinitionNode? Node { get; init; }

    /// <summary>An argument by name; null when there is none.</summary>
    public InputValueDefinition? Argument(string name) => _argumentsByName.GetValueOrDefault(name);

    /// <summary>The schema coordinate, <c>@name</c>.</summary>
    public override string ToString() => $"@{Name}";
}
