using CpdGraph.GraphQL.Types.Building;
using CpdGraph.GraphQL.Validation;

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
                new LiteralCheck(
                    (path, problem, node) =>
                        report.Add(nameof(DefaultValues), input.ToString(), $"{input} has invalid default value{path}: {problem}", node.Location),
                    Suggestions.Of).Check(value, input.Type);
            }
        }
    }
}
