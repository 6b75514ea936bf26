using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Documents;

/// <summary>One root type for each operation.</summary>
internal static class UniqueOperationTypes
{
    public static void Check(SchemaDocument document, SchemaReport report)
    {
        var seen = new UniqueNames();

        foreach (var root in document.Schemas.SelectMany(schema => schema.OperationTypes))
        {
            var operation = OperationTypeNames.KeywordOf(root.Operation);

            if (seen.IsRepeated(operation, root.Location, out var first))
            {
                report.Add("UniqueOperationTypes", null, $"There can be only one {operation} type in schema.", first, root.Location);
            }
        }
    }
}
