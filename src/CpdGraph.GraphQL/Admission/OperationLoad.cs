using System.Diagnostics.CodeAnalysis;

namespace CpdGraph.GraphQL.Admission;

/// <summary>
/// Counts what an executor has taken on. Operations that wait have a lane of their own, so that those that read from memory go on when it is
/// full. Safe to share.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to dispose of.")]
internal sealed class OperationLoad(LoadLimits limits)
{
    private readonly SemaphoreSlim _lane = new(limits.MaxWaiting, limits.MaxWaiting);
    private int _queued;
    private int _running;
    private long _answeringBytes;

    /// <summary>Whether the next operation is one too many. Several that ask at the same moment may all be told no.</summary>
    public bool IsFull =>
        Volatile.Read(ref _running) >= limits.MaxRunning || Interlocked.Read(ref _answeringBytes) >= limits.MaxAnsweringBytes;

    /// <summary>An operation begins to run.</summary>
    public void Begin() => Interlocked.Increment(ref _running);

    /// <summary>An answer is complete, and waits to be sent.</summary>
    public void Answer(long bytes) => Interlocked.Add(ref _answeringBytes, bytes);

    /// <summary>An operation has ended, and its answer is sent or dropped.</summary>
    /// <param name="bytes">As given to <see cref="Answer"/>; 0 when there was no answer.</param>
    public void End(long bytes)
    {
        Interlocked.Decrement(ref _running);
        Interlocked.Add(ref _answeringBytes, -bytes);
    }

    /// <summary>Takes a place among the operations that wait, at once or after queuing for one.</summary>
    /// <returns>False: the queue is full as well.</returns>
    /// <exception cref="OperationCanceledException">It was given up while in the queue.</exception>
    public ValueTask<bool> TryEnterLaneAsync(CancellationToken cancellation)
    {
        if (_lane.Wait(0, CancellationToken.None))
        {
            return new(true);
        }

        if (Interlocked.Increment(ref _queued) > limits.MaxQueued)
        {
            Interlocked.Decrement(ref _queued);

            return new(false);
        }

        return QueueAsync(cancellation);
    }

    public void LeaveLane() => _lane.Release();

    private async ValueTask<bool> QueueAsync(CancellationToken cancellation)
    {
        try
        {
            await _lane.WaitAsync(cancellation).ConfigureAwait(false);

            return true;
        }
        finally
        {
            Interlocked.Decrement(ref _queued);
        }
    }
}
