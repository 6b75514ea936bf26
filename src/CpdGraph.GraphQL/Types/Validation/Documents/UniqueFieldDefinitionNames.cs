using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Documents;

/// <summary>Each field of an object, interface or input object is defined once, extensions included.</summary>
internal static class UniqueFieldDefinitionNames
{
    public static void Check(SchemaDocument document, SchemaReport report)
    {
        var seen = new UniqueNames();

        foreach (var type in document.Definitions.OfType<TypeDefinitionNode>())
        {
            foreach (var name in type.Fields.Select(field => field.Name).Concat(type.InputFields.Select(field => field.Name)))
            {
                var coordinate = $"{type.Name.Value}.{name.Value}";

                if (seen.IsRepeated(coordinate, name.Location, out var first))
                {
                    report.Add("UniqueFieldDefinitionNames", coordinate, $"Field \"{coordinate}\" can only be defined once.", first, name.Location);
                }
            }
        }
    }
}
