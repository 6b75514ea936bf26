using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Documents;

/// <summary>Every argument of an applied directive is defined. In graphql-js: KnownArgumentNamesOnDirectives.</summary>
internal static class KnownArgumentNames
{
    public static void Check(SchemaDocument document, SchemaReport report)
    {
        foreach (var site in DirectiveSite.Of(document))
        {
            foreach (var directive in site.Directives)
            {
                if (DirectiveDefinitions.Find(document, directive.Name.Value) is not { } definition)
                {
                    continue;
                }

                foreach (var argument in directive.Arguments.Where(given => !definition.Arguments.Any(known => known.Name.Value == given.Name.Value)))
                {
                    report.Add(
                        "KnownArgumentNamesOnDirectives",
                        site.Coordinate,
                        $"Unknown argument \"{argument.Name.Value}\" on directive \"@{directive.Name.Value}\".",
                        argument.Location);
                }
            }
        }
    }
}
