using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Documents;

/// <summary>Each value of an enum is defined once, extensions included.</summary>
internal static class UniqueEnumValueNames
{
    public static void Check(SchemaDocument document, SchemaReport report)
    {
        var seen = new UniqueNames();

        foreach (var type in document.Definitions.OfType<TypeDefinitionNode>())
        {
            foreach (var value in type.Values)
            {
                var coordinate = $"{type.Name.Value}.{value.Name.Value}";

                if (seen.IsRepeated(coordinate, value.Name.Location, out var first))
                {
                    report.Add(
                        "UniqueEnumValueNames", coordinate, $"Enum value \"{coordinate}\" can only be defined once.", first, value.Name.Location);
                }
            }
        }
    }
}
