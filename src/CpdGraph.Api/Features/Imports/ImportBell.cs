namespace CpdGraph.Api.Features.Imports;

/// <summary>Tells this process's worker that there is something to do, so that nobody waits for its next look. Safe to share.</summary>
internal sealed class ImportBell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is rung already.
        }
    }

    /// <summary>Waits until it is rung, for so long at most.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellation) => rung.WaitAsync(atMost, cancellation);

    public void Dispose() => rung.Dispose();
}
