using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Drafts;

/// <summary>Arguments and input fields take no objects, interfaces or unions. Specification: Type System, IsInputType.</summary>
internal static class InputTypes
{
    public static void Check(SchemaDraft draft, SchemaReport report)
    {
        foreach (var input in draft.InputValues.Where(input => !input.Type.IsInput))
        {
            // graphql-js points at the type, but for directives at the argument.
            var coordinate = input.ToString();
            var node = input.Node!;
            var place = coordinate.StartsWith('@') ? node.Location : node.Type.Location;
            report.Add(nameof(InputTypes), coordinate, $"The type of {input} must be Input Type but got: {input.Type}.", place);
        }
    }
}
