using CpdGraph.GraphQL.Types.Building;
using CpdGraph.GraphQL.Types.Validation.Drafts;

namespace CpdGraph.GraphQL.Types.Validation;

/// <summary>Rules about types. Specification: Type System, the "Type Validation" of each kind. They hold once all names resolve.</summary>
internal static class DraftRules
{
    private static readonly Action<SchemaDraft, SchemaReport>[] _all =
    [
        RootTypes.Check,
    ];

    /// <returns>Whether nothing was found.</returns>
    public static bool Check(SchemaDraft draft, SchemaReport report)
    {
        foreach (var check in _all)
        {
            check(draft, report);
        }

        return report.Count == 0;
    }
}
