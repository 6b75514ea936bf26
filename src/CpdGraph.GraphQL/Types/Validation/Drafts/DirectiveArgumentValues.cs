using CpdGraph.GraphQL.Types.Building;
using CpdGraph.GraphQL.Types.Validation.Documents;
using CpdGraph.GraphQL.Validation;

namespace CpdGraph.GraphQL.Types.Validation.Drafts;

/// <summary>Arguments of applied directives fit their types. In graphql-js: ValuesOfCorrectType, which it does not apply to schemas.</summary>
internal static class DirectiveArgumentValues
{
    public static void Check(SchemaDraft draft, SchemaReport report)
    {
        var definitions = draft.Directives.ToDictionary(directive => directive.Name);

        foreach (var site in DirectiveSite.Of(draft.Document))
        {
            foreach (var directive in site.Directives)
            {
                foreach (var argument in directive.Arguments)
                {
                    if (definitions[directive.Name.Value].Argument(argument.Name.Value) is { Type.IsInput: true } definition)
                    {
                        new LiteralCheck(
                            (path, problem, node) =>
                                report.Add("ValuesOfCorrectType", site.Coordinate, $"{definition} has invalid value{path}: {problem}", node.Location),
                            Suggestions.Of).Check(argument.Value, definition.Type);
                    }
                }
            }
        }
    }
}
