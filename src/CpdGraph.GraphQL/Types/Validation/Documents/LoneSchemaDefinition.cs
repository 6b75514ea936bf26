using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Documents;

/// <summary>One schema definition at most.</summary>
internal static class LoneSchemaDefinition
{
    public static void Check(SchemaDocument document, SchemaReport report)
    {
        foreach (var schema in document.Schemas.Where(schema => !schema.IsExtension).Skip(1))
        {
            report.Add("LoneSchemaDefinition", null, "Must provide only one schema definition.", schema.Location);
        }
    }
}
