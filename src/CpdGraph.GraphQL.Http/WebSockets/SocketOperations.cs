using System.Collections.Concurrent;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.GraphQL.Http;

/// <summary>The operations that run on one socket, by the ids that the client gave them.</summary>
/// <param name="maximum">Operations at a time.</param>
/// <param name="fault">Told of what nobody expected.</param>
internal sealed class SocketOperations(SocketWriter writer, int maximum, Action<Exception> fault)
{
    private readonly ConcurrentDictionary<string, SocketOperation> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> _running = [];

    /// <summary>Whether the client may use an id for another operation.</summary>
    public bool IsFree(string id) => !_byId.ContainsKey(id);

    /// <summary>Whether as many operations run as may; those count that the client has completed and that have not ended yet.</summary>
    public bool IsFull => _running.Count >= maximum;

    /// <summary>
    /// Starts an operation, and returns when it first waits: operations begin in the order in which they came, and whoever gets an answer to a
    /// ping knows that those before it have begun. Called by one thread at a time, with a free id.
    /// </summary>
    /// <param name="run">What it does until it ends or is cancelled. Sends all but <c>complete</c>, which it asks for by its answer.</param>
    public void Start(string id, Func<CancellationToken, Task<SocketOperationEnd>> run, CancellationToken connection)
    {
        var operation = new SocketOperation(CancellationTokenSource.CreateLinkedTokenSource(connection));
        _byId[id] = operation;

        var task = RunAsync(id, operation, run);
        _running[task] = true;
        task.ContinueWith(ended => _running.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Ends an operation, as its client asks. It may use the id again at once.</summary>
    public void Complete(string id)
    {
        if (_byId.TryRemove(id, out var operation))
        {
            operation.Cancel();
        }
    }

    /// <summary>Completes when no operation runs any more. Their connection's token must have been cancelled before.</summary>
    public Task EndedAsync() => Task.WhenAll(_running.Keys);

    private async Task RunAsync(string id, SocketOperation operation, Func<CancellationToken, Task<SocketOperationEnd>> run)
    {
        try
        {
            var end = await run(operation.Cancellation.Token);

            // From here on the id is free: the client may use it again when it reads the end.
            if (_byId.TryRemove(new KeyValuePair<string, SocketOperation>(id, operation)))
            {
                await end.SendAsync(writer, id, operation.Cancellation.Token);
            }
            else
            {
                end.Failure?.Dispose();
            }
        }
        catch (OperationCanceledException) when (operation.Cancellation.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            fault(exception);
        }
        finally
        {
            _byId.TryRemove(new KeyValuePair<string, SocketOperation>(id, operation));
            operation.Cancellation.Dispose();
        }
    }

    private sealed class SocketOperation(CancellationTokenSource cancellation)
    {
        public CancellationTokenSource Cancellation { get; } = cancellation;

        public void Cancel()
        {
            try
            {
                _ = Cancellation.CancelAsync();
            }
            catch (ObjectDisposedException)
            {
                // It has just ended by itself.
            }
        }
    }
}

/// <summary>How an operation ends: well, or with errors and no more.</summary>
/// <param name="Failure">Owned by this. Null: it ends well.</param>
internal readonly record struct SocketOperationEnd(ExecutionResult? Failure)
{
    public static readonly SocketOperationEnd Complete;

    public async ValueTask SendAsync(SocketWriter writer, string id, CancellationToken cancellation)
    {
        if (Failure is null)
        {
            await writer.CompleteAsync(id, cancellation);
            return;
        }

        using (Failure)
        {
            await writer.ErrorAsync(id, Failure, cancellation);
        }
    }
}
