using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types.Changes;

/// <summary>Compares two versions of a schema as the clients of the older one see it. Severities as in graphql-js.</summary>
public static class SchemaChanges
{
    /// <returns>Every difference, the breaking ones first; empty when both say the same, in whatever order.</returns>
    public static ImmutableArray<SchemaChange> Between(Schema older, Schema newer)
    {
        var report = new ChangeReport();
        var types = NamePairs<NamedType>.Of(Own(older), Own(newer), type => type.Name);

        foreach (var removed in types.Removed)
        {
            report.Breaking("TYPE_REMOVED", removed, $"Type {removed} was removed.");
        }

        foreach (var added in types.Added)
        {
            report.Safe("TYPE_ADDED", added, $"Type {added} was added.");
        }

        foreach (var (before, after) in types.Kept)
        {
            if (before.Kind == after.Kind)
            {
                TypeChanges.Compare(before, after, report);
            }
            else
            {
                report.Breaking("TYPE_CHANGED_KIND", after, $"Type {after} is of kind {after.Kind} where it was {before.Kind}.");
            }
        }

        DirectiveChanges.Compare(older.Directives, newer.Directives, report);

        foreach (var operation in Enum.GetValues<OperationType>())
        {
            CompareRoots(operation, older.RootType(operation), newer.RootType(operation), report);
        }

        return report.ToChanges();
    }

    private static IEnumerable<NamedType> Own(Schema schema) => schema.Types.Where(type => !type.IsBuiltIn);

    private static void CompareRoots(OperationType operation, ObjectType? before, ObjectType? after, ChangeReport report)
    {
        var name = operation.ToString().ToLowerInvariant();

        if (before is null && after is not null)
        {
            report.Safe("ROOT_TYPE_ADDED", after, $"There is a root of {name} operations now: {after}.");
        }
        else if (before is not null && after?.Name != before.Name)
        {
            report.Breaking(
                "ROOT_TYPE_CHANGED", before, $"The root of {name} operations is {(after is null ? "gone" : after.Name)}; it was {before}.");
        }
    }
}
