using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Drafts;

/// <summary>What must be given cannot be deprecated: no client could stop giving it. Specification: Type System, "@deprecated".</summary>
internal static class DeprecatedRequired
{
    public static void Check(SchemaDraft draft, SchemaReport report)
    {
        foreach (var input in draft.InputValues.Where(input => input.IsRequired && input.DeprecationReason is not null))
        {
            // Of the coordinates only an argument's has parentheses.
            var kind = input.ToString().EndsWith(')') ? "argument" : "input field";
            report.Add(
                nameof(DeprecatedRequired),
                input.ToString(),
                $"Required {kind} {input} cannot be deprecated.",
                AppliedDirectives.Find(input.AppliedDirectives, "deprecated")!.Location,
                input.Node!.Type.Location);
        }
    }
}
