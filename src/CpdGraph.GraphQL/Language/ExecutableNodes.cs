using System.Collections.Immutable;

namespace CpdGraph.GraphQL.Language;

/// <summary>Kinds of operation.</summary>
public enum OperationType
{
    /// <summary>Reads.</summary>
    Query,

    /// <summary>Changes, then reads.</summary>
    Mutation,

    /// <summary>Reads at each event of a stream.</summary>
    Subscription,
}

/// <summary>An operation. The shorthand <c>{ … }</c> is a query without a name.</summary>
public sealed class OperationDefinitionNode(
    StringValueNode? description,
    OperationType operation,
    NameNode? name,
    ImmutableArray<VariableDefinitionNode> variables,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    Location location) : ExecutableDefinitionNode(location)
{
    /// <summary>Null when none is written.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>Query, mutation or subscription.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>Null for an anonymous operation.</summary>
    public NameNode? Name { get; } = name;

    /// <summary>Variable definitions in order.</summary>
    public ImmutableArray<VariableDefinitionNode> Variables { get; } = variables;

    /// <summary>Directives in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>What is asked for.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary>A variable of an operation.</summary>
public sealed class VariableDefinitionNode(
    StringValueNode? description,
    VariableNode variable,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives,
    Location location) : Node(location)
{
    /// <summary>Null when none is written.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The variable with its name.</summary>
    public VariableNode Variable { get; } = variable;

    /// <summary>Its type as written.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>Null when none is written.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>Directives in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>A named fragment.</summary>
public sealed class FragmentDefinitionNode(
    StringValueNode? description,
    NameNode name,
    NamedTypeNode typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    Location location) : ExecutableDefinitionNode(location)
{
    /// <summary>Null when none is written.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>Never "on".</summary>
    public NameNode Name { get; } = name;

    /// <summary>The type after "on".</summary>
    public NamedTypeNode TypeCondition { get; } = typeCondition;

    /// <summary>Directives in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>What is asked for.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary>Selections in braces; at least one.</summary>
public sealed class SelectionSetNode(ImmutableArray<SelectionNode> selections, Location location) : Node(location)
{
    /// <summary>Selections in order.</summary>
    public ImmutableArray<SelectionNode> Selections { get; } = selections;
}

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract class SelectionNode(ImmutableArray<DirectiveNode> directives, Location location) : Node(location)
{
    /// <summary>Directives in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>A field.</summary>
public sealed class FieldNode(
    NameNode? alias,
    NameNode name,
    ImmutableArray<ArgumentNode> arguments,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode? selectionSet,
    Location location) : SelectionNode(directives, location)
{
    /// <summary>Null when none is written.</summary>
    public NameNode? Alias { get; } = alias;

    /// <summary>Name of the field in the schema.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Arguments in order.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;

    /// <summary>Null for a leaf.</summary>
    public SelectionSetNode? SelectionSet { get; } = selectionSet;

    /// <summary>Key of the field in the response: the alias, else the name.</summary>
    public string ResponseName => (Alias ?? Name).Value;
}

/// <summary><c>...Name</c></summary>
public sealed class FragmentSpreadNode(NameNode name, ImmutableArray<DirectiveNode> directives, Location location)
    : SelectionNode(directives, location)
{
    /// <summary>Name of the fragment.</summary>
    public NameNode Name { get; } = name;
}

/// <summary><c>... on Type { }</c>, the type being optional.</summary>
public sealed class InlineFragmentNode(
    NamedTypeNode? typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    Location location) : SelectionNode(directives, location)
{
    /// <summary>Null when the enclosing type holds.</summary>
    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    /// <summary>What is asked for.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}
