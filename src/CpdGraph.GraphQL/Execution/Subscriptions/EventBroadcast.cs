using System.Runtime.CompilerServices;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Execution;

/// <summary>
/// Hands each event to everybody who has subscribed, in order. The newest are kept once for all subscribers; one who falls further behind
/// than that is told so and ended, so that neither memory nor the publisher waits for a slow reader. Safe for any number of threads.
/// </summary>
/// <param name="capacity">Events kept, at least 1.</param>
public sealed class EventBroadcast<T>(int capacity)
{
    private readonly Lock _gate = new();
    private readonly T[] _newest = new T[capacity];
    private long _published;
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Adds an event. Never waits.</summary>
    public void Publish(T item)
    {
        TaskCompletionSource waiting;

        lock (_gate)
        {
            _newest[_published++ % capacity] = item;
            waiting = _next;
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting.SetResult();
    }

    /// <summary>What is published after this call, whenever it is read.</summary>
    /// <exception cref="GraphQLFieldException">While it is read: LIMIT_EXCEEDED, more than the capacity was published and not read.</exception>
    public IAsyncEnumerable<T> Subscribe(CancellationToken cancellation)
    {
        lock (_gate)
        {
            return ReadAsync(_published, cancellation);
        }
    }

    private async IAsyncEnumerable<T> ReadAsync(long position, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            if (TryTake(ref position, out var item, out var next))
            {
                yield return item;
            }
            else
            {
                await next.WaitAsync(cancellation).ConfigureAwait(false);
            }
        }
    }

    private bool TryTake(ref long position, out T item, out Task next)
    {
        lock (_gate)
        {
            var behind = _published - position;

            if (behind > capacity)
            {
                throw new GraphQLFieldException(
                    $"This stream fell more than {capacity} events behind and was ended. Read what you missed with a query, and subscribe again.",
                    ErrorCodes.LimitExceeded,
                    Limits.Extensions("queuedEvents", capacity, behind));
            }

            next = _next.Task;
            item = behind > 0 ? _newest[position++ % capacity] : default!;

            return behind > 0;
        }
    }
}
