using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Drafts;

/// <summary>Objects, interfaces and input objects have a field, unions a member, enums a value.</summary>
internal static class NonEmptyTypes
{
    public static void Check(SchemaDraft draft, SchemaReport report)
    {
        foreach (var type in draft.Types)
        {
            if (ProblemOf(type) is { } problem)
            {
                report.Add(nameof(NonEmptyTypes), type.Name, problem, [.. type.Nodes.Select(node => node.Location)]);
            }
        }
    }

    private static string? ProblemOf(NamedType type) => type switch
    {
        FieldsType { Fields.IsEmpty: true } => $"Type {type} must define one or more fields.",
        InputObjectType { Fields.IsEmpty: true } => $"Input Object type {type} must define one or more fields.",
        EnumType { Values.IsEmpty: true } => $"Enum type {type} must define one or more values.",

        // Members of the wrong kind are members too: another rule reports them.
        UnionType when type.Nodes.All(node => node.Members.IsEmpty) => $"Union type {type} must define one or more member types.",
        _ => null,
    };
}
