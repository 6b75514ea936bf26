using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Documents;

/// <summary>Every directive that is applied is defined, and for that place.</summary>
internal static class KnownDirectives
{
    public static void Check(SchemaDocument document, SchemaReport report)
    {
        foreach (var site in DirectiveSite.Of(document))
        {
            foreach (var directive in site.Directives)
            {
                var name = directive.Name.Value;

                if (DirectiveDefinitions.Find(document, name) is not { } definition)
                {
                    report.Add("KnownDirectives", site.Coordinate, $"Unknown directive \"@{name}\".", directive.Location);
                }
                else if (!definition.Locations.Any(location => location.Value == site.Location))
                {
                    report.Add("KnownDirectives", site.Coordinate, $"Directive \"@{name}\" may not be used on {site.Location}.", directive.Location);
                }
            }
        }
    }
}
