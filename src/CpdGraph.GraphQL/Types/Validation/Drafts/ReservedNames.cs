using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Drafts;

/// <summary>Specification: Type System, "Reserved Names". Two underscores begin the names of introspection only.</summary>
internal static class ReservedNames
{
    public static void Check(SchemaDraft draft, SchemaReport report)
    {
        foreach (var definition in draft.Document.Definitions)
        {
            switch (definition)
            {
                case DirectiveDefinitionNode directive:
                    Check($"@{directive.Name.Value}", directive.Name.Value, directive.Location, report);
                    break;
                case TypeDefinitionNode type:
                    Check(type, report);
                    break;
            }
        }

        foreach (var (coordinate, node) in Documents.InputValueSite.Of(draft.Document))
        {
            Check(coordinate, node.Name.Value, node.Location, report);
        }
    }

    private static void Check(TypeDefinitionNode type, SchemaReport report)
    {
        var name = type.Name.Value;

        if (!type.IsExtension)
        {
            Check(name, name, type.Location, report);
        }

        foreach (var field in type.Fields)
        {
            Check($"{name}.{field.Name.Value}", field.Name.Value, field.Location, report);
        }

        foreach (var value in type.Values)
        {
            Check($"{name}.{value.Name.Value}", value.Name.Value, value.Location, report);
        }
    }

    private static void Check(string coordinate, string name, Location location, SchemaReport report)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            report.Add(
                nameof(ReservedNames),
                coordinate,
                $"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.",
                location);
        }
    }
}
