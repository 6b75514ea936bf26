using System.Collections.Immutable;
using System.IO.Pipelines;
using System.Security.Cryptography;
using CpdGraph.GraphQL.Admission;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Execution;

/// <summary>A finished response. Its bytes live in pooled segments: dispose it once they are sent. Used by one thread at a time.</summary>
public sealed class ExecutionResult : IDisposable
{
    private PooledBuffer? _buffer;
    private OperationLoad? _load;
    private int _loadedBytes;

    internal ExecutionResult(PooledBuffer buffer, bool hasData, ImmutableArray<GraphQLError> errors)
    {
        _buffer = buffer;
        HasData = hasData;
        Errors = errors;
    }

    /// <summary>The whole response as JSON in UTF-8, in one piece. For a long one, <see cref="WriteToAsync"/> takes less memory.</summary>
    /// <exception cref="ObjectDisposedException">The result was disposed.</exception>
    public ReadOnlyMemory<byte> Body => Buffer.WrittenMemory;

    /// <summary>Bytes of the response; once it is being written, those that are left.</summary>
    public int Length => Buffer.Length;

    /// <summary>Whether the response has a <c>data</c> key, be it null. False for a request error: nothing was run.</summary>
    public bool HasData { get; }

    /// <summary>The errors in the response, in its order.</summary>
    public ImmutableArray<GraphQLError> Errors { get; }

    /// <summary>Name of the operation. Null when it is anonymous or none was chosen.</summary>
    public string? OperationName { get; internal set; }

    /// <summary>Kind of the operation. Null when none was chosen.</summary>
    public OperationType? Operation { get; internal set; }

    /// <summary>How long browsers and proxies may keep the response when nobody has signed in. Null: not at all; always so with errors.</summary>
    public TimeSpan? MaxAge { get; internal set; }

    /// <summary>When to try again, for a request that was refused only for now. Null otherwise.</summary>
    public int? RetryAfterSeconds => Errors is [{ Extensions: { } extensions }] ? extensions.GetValueOrDefault("retryAfterSeconds") as int? : null;

    /// <summary>A response that is nothing but errors: nothing was run.</summary>
    public static ExecutionResult RequestErrors(params ImmutableArray<GraphQLError> errors) => ResponseWriter.RequestErrors(errors);

    /// <summary>Writes the response piece by piece and waits whenever the reader is slow; each piece leaves memory once it is written. Only once.</summary>
    /// <returns>False when the reader wants no more.</returns>
    public ValueTask<bool> WriteToAsync(PipeWriter destination, CancellationToken cancellation) => Buffer.SendAsync(destination, cancellation);

    /// <summary>Adds the response's bytes to a hash.</summary>
    public void AppendTo(IncrementalHash hash) => Buffer.AppendTo(hash);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_buffer is not null)
        {
            _load?.End(_loadedBytes);
            _buffer.Dispose();
            _buffer = null;
        }
    }

    /// <summary>Lets a running operation count, with the bytes of its answer, until this is disposed.</summary>
    internal ExecutionResult CountedIn(OperationLoad load)
    {
        _load = load;
        _loadedBytes = Length;
        load.Answer(_loadedBytes);

        return this;
    }

    private PooledBuffer Buffer => _buffer ?? throw new ObjectDisposedException(nameof(ExecutionResult));
}
