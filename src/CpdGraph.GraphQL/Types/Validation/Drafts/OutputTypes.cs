using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Drafts;

/// <summary>Fields of objects and interfaces give no input objects. Specification: Type System, IsOutputType.</summary>
internal static class OutputTypes
{
    public static void Check(SchemaDraft draft, SchemaReport report)
    {
        foreach (var field in draft.Types.OfType<FieldsType>().SelectMany(type => type.Fields).Where(field => !field.Type.IsOutput))
        {
            report.Add(
                nameof(OutputTypes),
                field.ToString(),
                $"The type of {field} must be Output Type but got: {field.Type}.",
                field.Node!.Type.Location);
        }
    }
}
