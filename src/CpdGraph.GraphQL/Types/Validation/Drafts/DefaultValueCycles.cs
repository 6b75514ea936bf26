using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Drafts;

/// <summary>Specification: Type System, InputObjectDefaultValueHasCycle. No default of an input field needs itself to be completed.</summary>
internal static class DefaultValueCycles
{
    public static void Check(SchemaDraft draft, SchemaReport report)
    {
        var finder = new CycleFinder<InputValueDefinition, InputValueDefinition>(
            field => [.. DefaultValueNeeds.Of(field).Select(needed => (needed, needed))],
            cycle => Report(cycle, report));

        foreach (var field in draft.InputFields.Where(field => field.DefaultValue is not null))
        {
            finder.SearchFrom(field);
        }
    }

    private static void Report(IReadOnlyList<(InputValueDefinition Node, InputValueDefinition Edge)> cycle, SchemaReport report)
    {
        var field = cycle[0].Node;
        var via = cycle.Count > 1 ? $" via the default values of: {string.Join(", ", cycle.Skip(1).Select(step => step.Node))}" : "";
        report.Add(
            nameof(DefaultValueCycles),
            field.ToString(),
            $"Invalid circular reference. The default value of Input Object field {field} references itself{via}.",
            [.. cycle.Select(step => step.Node.DefaultValue!.Location)]);
    }
}
