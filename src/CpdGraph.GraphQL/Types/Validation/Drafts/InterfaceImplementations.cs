using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Drafts;

/// <summary>What a type says it implements are interfaces, each once, not itself, and with all that they implement.</summary>
/// <remarks>Specification: Type System, "Objects" and "Interfaces", type validation; the fields are the business of <see cref="ImplementedFields"/>.</remarks>
internal static class InterfaceImplementations
{
    private const string Rule = nameof(InterfaceImplementations);

    public static void Check(SchemaDraft draft, SchemaReport report)
    {
        foreach (var type in draft.Types.OfType<FieldsType>())
        {
            var seen = new HashSet<NamedType>();

            foreach (var node in type.Nodes.SelectMany(part => part.Interfaces))
            {
                var named = draft.Type(node.Name.Value)!;
                var places = PlacesOf(type, named);

                if (named is not InterfaceType implemented)
                {
                    report.Add(Rule, type.Name, $"Type {type} must only implement Interface types, it cannot implement {named}.", places);
                }
                else if (ReferenceEquals(type, implemented))
                {
                    report.Add(Rule, type.Name, $"Type {type} cannot implement itself because it would create a circular reference.", places);
                }
                else if (!seen.Add(implemented))
                {
                    report.Add(Rule, type.Name, $"Type {type} can only implement {implemented} once.", places);
                }
                else
                {
                    CheckAncestors(draft, type, implemented, report);
                    ImplementedFields.Check(type, implemented, report);
                }
            }
        }
    }

    // As written: what is no interface is an ancestor too, and a mistake of its own.
    private static void CheckAncestors(SchemaDraft draft, FieldsType type, InterfaceType implemented, SchemaReport report)
    {
        foreach (var ancestor in Written(draft, implemented).Except(Written(draft, type)))
        {
            var problem = ReferenceEquals(ancestor, type)
                ? $"Type {type} cannot implement {implemented} because it would create a circular reference."
                : $"Type {type} must implement {ancestor} because it is implemented by {implemented}.";
            report.Add(Rule, type.Name, problem, [.. PlacesOf(implemented, ancestor), .. PlacesOf(type, implemented)]);
        }
    }

    private static IEnumerable<NamedType> Written(SchemaDraft draft, FieldsType type) =>
        type.Nodes.SelectMany(part => part.Interfaces).Select(node => draft.Type(node.Name.Value)!);

    private static Location[] PlacesOf(FieldsType type, NamedType implemented) =>
        [.. type.Nodes.SelectMany(part => part.Interfaces).Where(node => node.Name.Value == implemented.Name).Select(node => node.Location)];
}
