using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Http;

/// <summary>An answer that needs no engine: the request is not one that can be run.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Error">The one entry of the answer's <c>errors</c>.</param>
internal sealed record Refusal(int Status, GraphQLError Error)
{
    /// <summary>The Allow header. Null for none.</summary>
    public string? Allow { get; init; }
}
