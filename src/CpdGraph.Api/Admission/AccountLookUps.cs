using System.Threading.RateLimiting;

namespace CpdGraph.Api.Admission;

/// <summary>Lets few accounts be looked up at a time: it comes before admission, and must not use up the database's connections.</summary>
internal sealed class AccountLookUps(LoadOptions options) : IDisposable
{
    private readonly ConcurrencyLimiter _places = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.MaxAccountLookUps,
        QueueLimit = options.MaxQueuedOperations,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>A place, at once or after queuing; not acquired when the queue is full. Dispose it after the look-up.</summary>
    public ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellation) => _places.AcquireAsync(1, cancellation);

    public void Dispose() => _places.Dispose();
}
