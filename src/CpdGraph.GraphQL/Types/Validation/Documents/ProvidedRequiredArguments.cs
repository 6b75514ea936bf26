using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Documents;

/// <summary>An applied directive gives every argument that must be given. In graphql-js: ProvidedRequiredArgumentsOnDirectives.</summary>
internal static class ProvidedRequiredArguments
{
    public static void Check(SchemaDocument document, SchemaReport report)
    {
        foreach (var site in DirectiveSite.Of(document))
        {
            foreach (var directive in site.Directives)
            {
                Check(site.Coordinate, directive, document, report);
            }
        }
    }

    private static void Check(string coordinate, DirectiveNode directive, SchemaDocument document, SchemaReport report)
    {
        foreach (var argument in DirectiveDefinitions.Find(document, directive.Name.Value)?.Arguments ?? [])
        {
            var isRequired = argument is { Type: NonNullTypeNode, DefaultValue: null };

            if (isRequired && !directive.Arguments.Any(given => given.Name.Value == argument.Name.Value))
            {
                report.Add(
                    "ProvidedRequiredArgumentsOnDirectives",
                    coordinate,
                    $"Argument \"@{directive.Name.Value}({argument.Name.Value}:)\" of type \"{AstPrinter.Print(argument.Type)}\" is required, but it was not provided.",
                    directive.Location);
            }
        }
    }
}
