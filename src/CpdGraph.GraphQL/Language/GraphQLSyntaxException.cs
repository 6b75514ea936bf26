using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Language;

/// <summary>A text that is not GraphQL, or that exceeds what the parser accepts.</summary>
public sealed class GraphQLSyntaxException(GraphQLError error) : Exception(error.ToString())
{
    /// <summary>The one error: parsing stops at the first.</summary>
    public GraphQLError Error { get; } = error;
}
