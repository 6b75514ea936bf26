using CpdGraph.GraphQL.Execution;

namespace CpdGraph.GraphQL.Admission;

/// <summary>
/// What callers may spend, by the cost of what they ask for. Asked once for every operation that is otherwise in order, whatever transport
/// brought it. Thread-safe, and never waits.
/// </summary>
public interface IOperationBudget
{
    /// <summary>The most that one operation of this caller may cost.</summary>
    long MaxCost(GraphQLRequest request);

    /// <summary>Takes the cost of an operation from what its caller may spend now.</summary>
    /// <param name="request">Whose services know the caller.</param>
    /// <param name="cost">At least 1: nothing is free.</param>
    /// <returns>Null: taken. Otherwise how long it takes until there is enough, and nothing was taken.</returns>
    TimeSpan? Spend(GraphQLRequest request, long cost);
}
