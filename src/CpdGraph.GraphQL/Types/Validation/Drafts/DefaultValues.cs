using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Drafts;

/// <summary>A default value fits the type of its argument or input field.</summary>
internal static class DefaultValues
{
    public static void Check(SchemaDraft draft, SchemaReport report)
    {
        foreach (var input in draft.InputValues)
        {
            if (input.DefaultValue is { } value)
            {
                ConstantValue.Check(
                    value,
                    input.Type,
                    (path, problem, location) =>
                        report.Add(nameof(DefaultValues), input.ToString(), $"{input} has invalid default value{path}: {problem}", location));
            }
        }
    }
}
