using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Documents;

/// <summary>Each directive is defined once.</summary>
internal static class UniqueDirectiveNames
{
    public static void Check(SchemaDocument document, SchemaReport report)
    {
        var seen = new UniqueNames();

        foreach (var directive in document.Definitions.OfType<DirectiveDefinitionNode>())
        {
            var coordinate = $"@{directive.Name.Value}";

            if (seen.IsRepeated(coordinate, directive.Name.Location, out var first))
            {
                report.Add(
                    "UniqueDirectiveNames", coordinate, $"There can be only one directive named \"{coordinate}\".", first, directive.Name.Location);
            }
        }
    }
}
