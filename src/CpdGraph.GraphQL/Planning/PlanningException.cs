using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Planning;

/// <summary>The operation exceeds a limit that only planning can see. Becomes a request error.</summary>
internal sealed class PlanningException(GraphQLError error) : Exception(error.Message)
{
    public GraphQLError Error { get; } = error;
}
