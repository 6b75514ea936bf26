using System.Collections.Immutable;

namespace CpdGraph.GraphQL.Language;

/// <summary>A node of the syntax tree. Immutable; knows where it begins.</summary>
public abstract class Node(Location location)
{
    /// <summary>Where its first token begins (a description counts as part of what it describes).</summary>
    public Location Location { get; } = location;
}

/// <summary>A name with its place.</summary>
public sealed class NameNode(string value, Location location) : Node(location)
{
    /// <summary>The name as written.</summary>
    public string Value { get; } = value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A whole document: at least one definition.</summary>
public sealed class DocumentNode(Source source, ImmutableArray<DefinitionNode> definitions) : Node(new Location(source, 0))
{
    /// <summary>Definitions in the order written.</summary>
    public ImmutableArray<DefinitionNode> Definitions { get; } = definitions;
}

/// <summary>A definition at the top of a document.</summary>
public abstract class DefinitionNode(Location location) : Node(location);

/// <summary>An operation or a fragment.</summary>
public abstract class ExecutableDefinitionNode(Location location) : DefinitionNode(location);

/// <summary>An argument of a field or directive.</summary>
public sealed class ArgumentNode(NameNode name, ValueNode value, Location location) : Node(location)
{
    /// <summary>Name of the argument.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Its value.</summary>
    public ValueNode Value { get; } = value;
}

/// <summary>A directive as applied, with the <c>@</c> at its location.</summary>
public sealed class DirectiveNode(NameNode name, ImmutableArray<ArgumentNode> arguments, Location location) : Node(location)
{
    /// <summary>Name without the <c>@</c>.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Arguments in the order written.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;
}
