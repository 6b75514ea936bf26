using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Documents;

/// <summary>A directive that is not repeatable stands once at a place; a definition and its extensions are one place.</summary>
internal static class UniqueDirectivesPerLocation
{
    public static void Check(SchemaDocument document, SchemaReport report)
    {
        var shared = new Dictionary<string, UniqueNames>(StringComparer.Ordinal);

        foreach (var site in DirectiveSite.Of(document).Where(site => !site.Directives.IsEmpty))
        {
            var seen = site.IsShared ? SharedNames(site.Coordinate) : new UniqueNames();

            foreach (var directive in site.Directives)
            {
                var name = directive.Name.Value;
                var isOnce = DirectiveDefinitions.Find(document, name) is { IsRepeatable: false };

                if (isOnce && seen.IsRepeated(name, directive.Location, out var first))
                {
                    report.Add(
                        "UniqueDirectivesPerLocation",
                        site.Coordinate,
                        $"The directive \"@{name}\" can only be used once at this location.",
                        first,
                        directive.Location);
                }
            }
        }

        UniqueNames SharedNames(string coordinate) =>
            shared.TryGetValue(coordinate, out var present) ? present : shared[coordinate] = new UniqueNames();
    }
}
