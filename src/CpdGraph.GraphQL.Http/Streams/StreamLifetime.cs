namespace CpdGraph.GraphQL.Http;

/// <summary>Why the server ends what a client holds open.</summary>
internal enum StreamEnd
{
    /// <summary>It does not, or the client has gone.</summary>
    None,

    /// <summary>The token has expired.</summary>
    Expired,

    /// <summary>The caller has lost a right.</summary>
    RightsLost,

    /// <summary>The server stops.</summary>
    Stopping,
}

/// <summary>How long a client may hold something open: until it goes, its token expires, it loses a right, or the server stops.</summary>
internal sealed class StreamLifetime : IAsyncDisposable
{
    private readonly IConnectionCaller? _caller;
    private readonly TimeSpan _rightsPace;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _ended;
    private readonly CancellationTokenRegistration _stopping;
    private Task _watching = Task.CompletedTask;
    private int _reason;

    public StreamLifetime(IConnectionCaller? caller, TimeSpan rightsPace, TimeProvider clock, CancellationToken clientGone, CancellationToken stopping)
    {
        _caller = caller;
        _rightsPace = rightsPace;
        _clock = clock;
        _ended = CancellationTokenSource.CreateLinkedTokenSource(clientGone);
        _stopping = stopping.Register(() => End(StreamEnd.Stopping));
    }

    /// <summary>Cancelled when it is over, whoever ended it.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Why it is over. None while it is not, and when the client has gone.</summary>
    public StreamEnd Reason => (StreamEnd)Volatile.Read(ref _reason);

    /// <summary>Watches token and rights from now on. Called once, when the caller is known.</summary>
    public void Watch() => _watching = _caller?.Key is null ? Task.CompletedTask : WatchAsync(_caller);

    public async ValueTask DisposeAsync()
    {
        await _stopping.DisposeAsync();
        await _ended.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ended.Dispose();
    }

    private async Task WatchAsync(IConnectionCaller caller)
    {
        // Whoever begins the stream goes on first.
        await Task.Yield();

        while (!Ended.IsCancellationRequested)
        {
            if (caller.EndsAt is { } end && _clock.GetUtcNow() is var now && end <= now.AddMilliseconds(1))
            {
                End(StreamEnd.Expired);
                return;
            }

            await Task.Delay(Shorter(_rightsPace, caller.EndsAt - _clock.GetUtcNow()), _clock, Ended);

            if (!await KeepsRightsAsync(caller))
            {
                End(StreamEnd.RightsLost);
            }
        }
    }

    private async ValueTask<bool> KeepsRightsAsync(IConnectionCaller caller)
    {
        try
        {
            return await caller.RenewAsync(Ended);
        }
        catch (Exception) when (!Ended.IsCancellationRequested)
        {
            // An outage takes nobody's rights away, and brings no events either: the next look will tell.
            return true;
        }
    }

    private static TimeSpan Shorter(TimeSpan pace, TimeSpan? left) =>
        left is { } until && until < pace ? TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerMillisecond, until.Ticks)) : pace;

    private void End(StreamEnd reason)
    {
        Interlocked.CompareExchange(ref _reason, (int)reason, (int)StreamEnd.None);

        // Whoever waits for the end goes on elsewhere: a hundred streams end side by side, not one after the other.
        _ = _ended.CancelAsync();
    }
}
