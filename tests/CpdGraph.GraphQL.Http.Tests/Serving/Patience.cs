namespace CpdGraph.GraphQL.Http.Tests.Serving;

/// <summary>A field that waits until its request is cancelled, seen from outside.</summary>
public sealed class Patience : IDisposable
{
    private readonly SemaphoreSlim _begun = new(0);
    private readonly SemaphoreSlim _cancelled = new(0);

    /// <summary>The field's work.</summary>
    public async Task Wait(CancellationToken cancellation)
    {
        _begun.Release();

        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (OperationCanceledException)
        {
            _cancelled.Release();
            throw;
        }
    }

    public Task<bool> HasBegun() => _begun.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

    public Task<bool> WasCancelled() => _cancelled.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _begun.Dispose();
        _cancelled.Dispose();
    }
}
