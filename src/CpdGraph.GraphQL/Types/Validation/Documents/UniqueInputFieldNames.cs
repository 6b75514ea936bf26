using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Documents;

/// <summary>An object value gives each field once, in arguments of directives and in default values.</summary>
internal static class UniqueInputFieldNames
{
    public static void Check(SchemaDocument document, SchemaReport report)
    {
        foreach (var site in DirectiveSite.Of(document))
        {
            foreach (var argument in site.Directives.SelectMany(directive => directive.Arguments))
            {
                Check(site.Coordinate, argument.Value, report);
            }
        }

        foreach (var (coordinate, node) in InputValueSite.Of(document))
        {
            Check(coordinate, node.DefaultValue, report);
        }
    }

    private static void Check(string coordinate, ValueNode? value, SchemaReport report)
    {
        foreach (var item in value is ListValueNode list ? list.Items : [])
        {
            Check(coordinate, item, report);
        }

        if (value is ObjectValueNode { Fields: var fields })
        {
            var seen = new UniqueNames();

            foreach (var field in fields)
            {
                if (seen.IsRepeated(field.Name.Value, field.Name.Location, out var first))
                {
                    report.Add(
                        "UniqueInputFieldNames",
                        coordinate,
                        $"There can be only one input field named \"{field.Name.Value}\".",
                        first,
                        field.Name.Location);
                }

                Check(coordinate, field.Value, report);
            }
        }
    }
}
