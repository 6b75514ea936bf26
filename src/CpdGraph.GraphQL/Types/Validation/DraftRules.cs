using CpdGraph.GraphQL.Types.Building;
using CpdGraph.GraphQL.Types.Validation.Drafts;

namespace CpdGraph.GraphQL.Types.Validation;

/// <summary>Rules about types. Specification: Type System, the "Type Validation" of each kind. They hold once all names resolve.</summary>
internal static class DraftRules
{
    private static readonly Action<SchemaDraft, SchemaReport>[] _all =
    [
        RootTypes.Check,
        ReservedNames.Check,
        NonEmptyTypes.Check,
        OutputTypes.Check,
        InputTypes.Check,
        UnionMembers.Check,
        InterfaceImplementations.Check,
        InputObjectCycles.Check,
        OneOfInputObjects.Check,
        DeprecatedRequired.Check,
        DefaultValues.Check,
        DefaultValueCycles.Check,
        DirectiveArgumentValues.Check,
        DirectiveCycles.Check,
    ];

    /// <returns>Whether nothing was found.</returns>
    public static bool Check(SchemaDraft draft, SchemaReport report)
    {
        foreach (var check in _all)
        {
            check(draft, report);
        }

        // Only defaults that fit their types and need no default in a circle can be completed.
        return report.Count == 0 && DefaultValueCompletion.Complete(draft, report);
    }
}
