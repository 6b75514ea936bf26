using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Tests.Validation;

/// <summary>An error as a line of text.</summary>
internal static class Shown
{
    public static string Error(GraphQLError error)
    {
        var places = error.Locations.Select(location => location.ToLineAndColumn()).Select(place => $"{place.Line}:{place.Column} ");

        return string.Concat(places) + error.Message;
    }
}
