namespace CpdGraph.GraphQL.Execution;

/// <summary>What an operation of any kind gives: one result, or a stream of them.</summary>
public sealed class OperationAnswer
{
    internal OperationAnswer(ExecutionResult result) => Result = result;

    internal OperationAnswer(IAsyncEnumerable<ExecutionResult> results) => Results = results;

    /// <summary>The answer of a query or mutation, or the refusal of any operation. Null for a subscription that has begun.</summary>
    public ExecutionResult? Result { get; }

    /// <summary>
    /// A result for each event of a subscription, to be read once; dispose each before the next is asked for. A last result without data
    /// says why the source ended, where it did not end well. Cancelled, it ends without another result. Null without a subscription.
    /// </summary>
    public IAsyncEnumerable<ExecutionResult>? Results { get; }
}
