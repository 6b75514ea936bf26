using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Documents;

/// <summary>Each type is defined once.</summary>
internal static class UniqueTypeNames
{
    public static void Check(SchemaDocument document, SchemaReport report)
    {
        var seen = new UniqueNames();

        foreach (var type in document.Definitions.OfType<TypeDefinitionNode>().Where(type => !type.IsExtension))
        {
            if (seen.IsRepeated(type.Name.Value, type.Name.Location, out var first))
            {
                report.Add(
                    "UniqueTypeNames", type.Name.Value, $"There can be only one type named \"{type.Name.Value}\".", first, type.Name.Location);
            }
        }
    }
}
