using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Validation;

/// <summary>What is known about the place where the walk stands. Copied on the way in and put back on the way out. Null means unknown.</summary>
internal struct Position
{
    /// <summary>Type of the field, fragment or operation that is entered.</summary>
    public GraphQLType? Type;

    /// <summary>Type whose fields the enclosing selection set selects.</summary>
    public CompositeType? ParentType;

    /// <summary>The nearest field.</summary>
    public FieldDefinition? Field;

    /// <summary>Whether the walk is inside a directive, known or not.</summary>
    public bool IsInDirective;

    /// <summary>The directive that the walk is inside of.</summary>
    public DirectiveDefinition? Directive;

    /// <summary>Where the directive that is entered stands, as the specification calls the place.</summary>
    public string? DirectiveLocation;

    /// <summary>The argument that the walk is inside of.</summary>
    public InputValueDefinition? Argument;

    /// <summary>Type that a value is expected to have here. Before a list is entered, the type of the list.</summary>
    public GraphQLType? InputType;

    /// <summary>Whether the schema has a default for the argument or input field whose whole value stands here.</summary>
    public bool HasDefault;

    /// <summary>The OneOf input object of which the whole value of one field stands here. Null elsewhere.</summary>
    public InputObjectType? OneOf;

    /// <summary>The inline fragment that the entered selection set belongs to. Null for all other selection sets.</summary>
    public InlineFragmentNode? InlineFragment;
}
