using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Documents;

/// <summary>An applied directive gives each argument once.</summary>
internal static class UniqueArgumentNames
{
    public static void Check(SchemaDocument document, SchemaReport report)
    {
        foreach (var site in DirectiveSite.Of(document))
        {
            foreach (var directive in site.Directives)
            {
                foreach (var repeated in directive.Arguments.GroupBy(argument => argument.Name.Value).Where(group => group.Skip(1).Any()))
                {
                    var places = repeated.Select(argument => argument.Name.Location).ToArray();
                    report.Add("UniqueArgumentNames", site.Coordinate, $"There can be only one argument named \"{repeated.Key}\".", places);
                }
            }
        }
    }
}
