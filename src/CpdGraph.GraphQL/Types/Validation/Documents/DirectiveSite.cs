using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Documents;

/// <summary>A place in a schema document where directives may be applied.</summary>
/// <param name="Directives">Those applied there; may be none.</param>
/// <param name="Location">What the specification calls the place: OBJECT, FIELD_DEFINITION, …</param>
/// <param name="Coordinate">The schema coordinate; "schema" for the schema itself.</param>
/// <param name="IsShared">Whether a definition and its extensions are one place together.</param>
internal readonly record struct DirectiveSite(ImmutableArray<DirectiveNode> Directives, string Location, string Coordinate, bool IsShared)
{
    public static IEnumerable<DirectiveSite> Of(SchemaDocument document)
    {
        foreach (var definition in document.Definitions)
        {
            var sites = definition switch
            {
                SchemaDefinitionNode schema => [new DirectiveSite(schema.Directives, DirectiveLocations.Schema, "schema", true)],
                DirectiveDefinitionNode directive => OfArguments($"@{directive.Name.Value}", directive.Arguments),
                TypeDefinitionNode type => OfType(type),
                _ => [],
            };

            foreach (var site in sites)
            {
                yield return site;
            }
        }
    }

    private static IEnumerable<DirectiveSite> OfType(TypeDefinitionNode type)
    {
        var name = type.Name.Value;

        yield return new DirectiveSite(type.Directives, LocationOf(type.Kind), name, true);

        foreach (var field in type.Fields)
        {
            var coordinate = $"{name}.{field.Name.Value}";

            yield return new DirectiveSite(field.Directives, DirectiveLocations.FieldDefinition, coordinate, false);

            foreach (var site in OfArguments(coordinate, field.Arguments))
            {
                yield return site;
            }
        }

        foreach (var value in type.Values)
        {
            yield return new DirectiveSite(value.Directives, DirectiveLocations.EnumValue, $"{name}.{value.Name.Value}", false);
        }

        foreach (var field in type.InputFields)
        {
            yield return new DirectiveSite(field.Directives, DirectiveLocations.InputFieldDefinition, $"{name}.{field.Name.Value}", false);
        }
    }

    private static IEnumerable<DirectiveSite> OfArguments(string owner, ImmutableArray<InputValueDefinitionNode> arguments) =>
        arguments.Select(argument =>
            new DirectiveSite(argument.Directives, DirectiveLocations.ArgumentDefinition, $"{owner}({argument.Name.Value}:)", false));

    private static string LocationOf(TypeKind kind) => kind switch
    {
        TypeKind.Scalar => DirectiveLocations.Scalar,
        TypeKind.Object => DirectiveLocations.Object,
        TypeKind.Interface => DirectiveLocations.Interface,
        TypeKind.Union => DirectiveLocations.Union,
        TypeKind.Enum => DirectiveLocations.Enum,
        _ => DirectiveLocations.InputObject,
    };
}
