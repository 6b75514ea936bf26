using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Execution;

/// <summary>A finished response. Its bytes live in a pooled buffer: dispose it once they are sent.</summary>
public sealed class ExecutionResult : IDisposable
{
    private PooledBuffer? _buffer;

    internal ExecutionResult(PooledBuffer buffer, bool hasData, ImmutableArray<GraphQLError> errors)
    {
        _buffer = buffer;
        HasData = hasData;
        Errors = errors;
    }

    /// <summary>The whole response as JSON in UTF-8.</summary>
    /// <exception cref="ObjectDisposedException">The result was disposed.</exception>
    public ReadOnlyMemory<byte> Body => (_buffer ?? throw new ObjectDisposedException(nameof(ExecutionResult))).WrittenMemory;

    /// <summary>Whether the response has a <c>data</c> key, be it null. False for a request error: nothing was run.</summary>
    public bool HasData { get; }

    /// <summary>The errors in the response, in its order.</summary>
    public ImmutableArray<GraphQLError> Errors { get; }

    /// <summary>Name of the operation. Null when it is anonymous or none was chosen.</summary>
    public string? OperationName { get; internal set; }

    /// <summary>Kind of the operation. Null when none was chosen.</summary>
    public OperationType? Operation { get; internal set; }

    /// <summary>A response that is nothing but errors: nothing was run.</summary>
    public static ExecutionResult RequestErrors(params ImmutableArray<GraphQLError> errors) => ResponseWriter.RequestErrors(errors);

    /// <inheritdoc/>
    public void Dispose()
    {
        _buffer?.Dispose();
        _buffer = null;
    }
}
