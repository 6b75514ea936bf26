using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Http;

/// <summary>An answer that needs no engine: the request is not one that can be run.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Error">The one entry of the answer's <c>errors</c>.</param>
internal sealed record Refusal(int Status, GraphQLError Error)
{
    /// <summary>
    /// Whether the request is one, though not one that is served here: a socket that brought it goes on, and only the operation is told.
    /// </summary>
    public bool IsOfOperation { get; init; }

    /// <summary>The Allow header. Null for none.</summary>
    public string? Allow { get; init; }
}
