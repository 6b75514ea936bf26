using CpdGraph.GraphQL.Admission;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.GraphQL.Http.Tests.Streams;

/// <summary>What everybody together may spend: so many operations, whatever they cost, until a test fills it again.</summary>
internal sealed class Purse : IOperationBudget
{
    private int _left;
    private int _spent;

    /// <summary>How many operations may still be paid for.</summary>
    public int Left
    {
        get => Volatile.Read(ref _left);
        set => Volatile.Write(ref _left, value);
    }

    /// <summary>How many have been.</summary>
    public int Spent => Volatile.Read(ref _spent);

    public long MaxCost(GraphQLRequest request) => 100;

    public TimeSpan? Spend(GraphQLRequest request, long cost)
    {
        if (Interlocked.Decrement(ref _left) < 0)
        {
            Interlocked.Increment(ref _left);

            return TimeSpan.FromSeconds(89.5);
        }

        Interlocked.Increment(ref _spent);

        return null;
    }
}
