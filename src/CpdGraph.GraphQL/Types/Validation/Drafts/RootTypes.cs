using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Drafts;

/// <summary>Specification: Type System, "Root Operation Types". Queries have a root; roots are objects and all different.</summary>
internal static class RootTypes
{
    private const string Rule = nameof(RootTypes);

    public static void Check(SchemaDraft draft, SchemaReport report)
    {
        if (draft.RootType(OperationType.Query) is null)
        {
            Location[] places = draft.Document.Schemas.FirstOrDefault(schema => !schema.IsExtension) is { } schema ? [schema.Location] : [];
            report.Add(Rule, null, "Query root type must be provided.", places);
        }

        var operations = Enum.GetValues<OperationType>().Where(operation => draft.RootType(operation) is not null).ToList();

        foreach (var operation in operations.Where(operation => draft.RootType(operation) is not ObjectType))
        {
            var type = draft.RootType(operation)!;
            var condition = operation == OperationType.Query ? "" : " if provided";
            report.Add(Rule, type.Name, $"{operation} root type must be Object type{condition}, it cannot be {type}.", PlaceOf(draft, operation));
        }

        foreach (var shared in operations.GroupBy(operation => draft.RootType(operation)).Where(group => group.Key is ObjectType && group.Skip(1).Any()))
        {
            var names = shared.Select(OperationTypeNames.KeywordOf).ToList();
            var list = names.Count == 2 ? $"{names[0]} and {names[1]}" : $"{names[0]}, {names[1]}, and {names[2]}";
            var places = shared.Select(operation => PlaceOf(draft, operation)).ToArray();
            report.Add(Rule, shared.Key!.Name, $"All root types must be different, \"{shared.Key}\" type is used as {list} root types.", places);
        }
    }

    private static Location PlaceOf(SchemaDraft draft, OperationType operation) =>
        draft.RootTypeNode(operation)?.Location ?? draft.RootType(operation)!.Nodes[0].Location;
}
