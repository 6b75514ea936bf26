using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Drafts;

/// <summary>Members of a union are objects, each once. Specification: Type System, "Unions".</summary>
internal static class UnionMembers
{
    private const string Rule = nameof(UnionMembers);

    public static void Check(SchemaDraft draft, SchemaReport report)
    {
        foreach (var union in draft.Types.OfType<UnionType>())
        {
            foreach (var members in union.Nodes.SelectMany(node => node.Members).GroupBy(member => member.Name.Value))
            {
                var places = members.Select(member => member.Location).ToArray();

                foreach (var _ in members.Skip(1))
                {
                    report.Add(Rule, union.Name, $"Union type {union} can only include type {members.Key} once.", places);
                }

                if (draft.Type(members.Key) is not ObjectType)
                {
                    report.Add(Rule, union.Name, $"Union type {union} can only include Object types, it cannot include {members.Key}.", places);
                }
            }
        }
    }
}
