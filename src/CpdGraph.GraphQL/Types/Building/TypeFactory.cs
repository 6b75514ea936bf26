using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types.Building;

/// <summary>Makes types of their definitions: first all of them empty, then their fields, which may name any of them.</summary>
/// <param name="named">The type of a name, once all are made.</param>
/// <param name="isBuiltIn">Whether the definitions are ours: built-in types have no location.</param>
internal sealed class TypeFactory(SchemaDocument document, Func<string, NamedType?> named, bool isBuiltIn)
{
    /// <summary>A type that knows its own name and directives but no other type yet.</summary>
    public NamedType Create(TypeDefinitionNode node)
    {
        var name = node.Name.Value;
        var description = node.Description?.Value;
        var nodes = NodesOf(node);
        ImmutableArray<DirectiveNode> directives = [.. nodes.SelectMany(part => part.Directives)];
        var location = At(node);

        NamedType type = node.Kind switch
        {
            TypeKind.Scalar => new ScalarType(name, description, directives, location, AppliedDirectives.SpecifiedByUrl(directives)),
            TypeKind.Object => new ObjectType(name, description, directives, location),
            TypeKind.Interface => new InterfaceType(name, description, directives, location),
            TypeKind.Union => new UnionType(name, description, directives, location),
            TypeKind.Enum => new EnumType(name, description, directives, location, [.. nodes.SelectMany(part => part.Values).Select(Value)]),
            _ => new InputObjectType(name, description, directives, location, AppliedDirectives.Find(node.Directives, "oneOf") is not null),
        };

        type.Nodes = nodes;

        return type;
    }

    /// <summary>Adds what refers to other types. A reference to no type of the right kind is left out: the rules report it.</summary>
    public void Complete(NamedType type)
    {
        switch (type)
        {
            case FieldsType fieldsType:
                fieldsType.Complete(
                    [.. type.Nodes.SelectMany(node => node.Interfaces).Select(Named).OfType<InterfaceType>()],
                    [.. type.Nodes.SelectMany(node => node.Fields).Select(field => Field(type, field))]);
                break;
            case UnionType union:
                union.Complete([.. type.Nodes.SelectMany(node => node.Members).Select(Named).OfType<ObjectType>()]);
                break;
            case InputObjectType input:
                input.SetFields([.. type.Nodes.SelectMany(node => node.InputFields).Select(field => Input($"{type.Name}.{field.Name.Value}", field))]);
                break;
        }
    }

    public DirectiveDefinition Directive(DirectiveDefinitionNode node)
    {
        var name = node.Name.Value;

        return new DirectiveDefinition(
            name,
            node.Description?.Value,
            [.. node.Arguments.Select(argument => Input($"@{name}({argument.Name.Value}:)", argument))],
            node.IsRepeatable,
            [.. node.Locations.Select(location => location.Value)],
            At(node))
        {
            Node = node,
        };
    }

    private FieldDefinition Field(NamedType type, FieldDefinitionNode node)
    {
        var coordinate = $"{type.Name}.{node.Name.Value}";

        return new FieldDefinition(
            type,
            node.Name.Value,
            node.Description?.Value,
            Resolve(node.Type),
            [.. node.Arguments.Select(argument => Input($"{coordinate}({argument.Name.Value}:)", argument))],
            AppliedDirectives.DeprecationReason(node.Directives),
            node.Directives,
            At(node))
        {
            Node = node,
        };
    }

    private InputValueDefinition Input(string coordinate, InputValueDefinitionNode node) =>
        new(
            coordinate,
            node.Name.Value,
            node.Description?.Value,
            Resolve(node.Type),
            node.DefaultValue,
            AppliedDirectives.DeprecationReason(node.Directives),
            node.Directives,
            At(node))
        {
            Node = node,
        };

    private EnumValueDefinition Value(EnumValueDefinitionNode node) =>
        new(node.Name.Value, node.Description?.Value, AppliedDirectives.DeprecationReason(node.Directives), node.Directives, At(node));

    private ImmutableArray<TypeDefinitionNode> NodesOf(TypeDefinitionNode node) => [node, .. document.ExtensionsOf(node.Name.Value)];

    private NamedType? Named(NamedTypeNode node) => named(node.Name.Value);

    private GraphQLType Resolve(TypeNode node) =>
        TypeReferences.Resolve(node, named) ?? throw new InvalidOperationException($"Type {TypeReferences.NameIn(node)} should have been reported as unknown.");

    private Location? At(Node node) => isBuiltIn ? null : node.Location;
}
