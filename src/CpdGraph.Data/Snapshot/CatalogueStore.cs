using System.Diagnostics;
using CpdGraph.Domain;
using Microsoft.Extensions.Logging;

namespace CpdGraph.Data;

/// <summary>
/// Holds the snapshot that this process reads. Readers take <see cref="Current"/> and never wait; one refresh runs at a time. Safe for
/// any number of threads.
/// </summary>
public sealed class CatalogueStore(CatalogueLoader loader, ILogger<CatalogueStore> logger) : IDisposable
{
    private readonly SemaphoreSlim refreshing = new(1, 1);
    private Catalogue? current;

    /// <summary>The newest snapshot that this process knows. A request takes it once and keeps it.</summary>
    /// <exception cref="InvalidOperationException">Nothing has been loaded yet.</exception>
    public Catalogue Current => Volatile.Read(ref current)
        ?? throw new InvalidOperationException("The catalogue is loaded before it is read: call CatchUpAsync at the start.");

    /// <summary>
    /// Told of each step of the snapshot, whichever process made the change, in order and once the new snapshot is the current one. The next
    /// step waits for it: it must be quick, and must not throw. Not told of the first load.
    /// </summary>
    public event Action<CatalogueStep>? Moved;

    /// <summary>Whether there is a snapshot to read.</summary>
    public bool IsLoaded => Volatile.Read(ref current) is not null;

    /// <summary>
    /// Brings the snapshot up to what the database has committed when this is called, or later. A writer calls it after its commit, so
    /// that it reads its own write; a reader calls it when a record names something that the snapshot does not know.
    /// </summary>
    /// <returns>The newest snapshot.</returns>
    public async Task<Catalogue> CatchUpAsync(CancellationToken cancellation)
    {
        await refreshing.WaitAsync(cancellation);

        try
        {
            return await RefreshAsync(cancellation);
        }
        finally
        {
            refreshing.Release();
        }
    }

    public void Dispose() => refreshing.Dispose();

    private async Task<Catalogue> RefreshAsync(CancellationToken cancellation)
    {
        var before = Volatile.Read(ref current);

        if (before is not null && await loader.CatchUpAsync(before, cancellation) is { } step)
        {
            if (step.Catalogue != before)
            {
                Volatile.Write(ref current, step.Catalogue);
                Log.CatalogueMoved(logger, before.Revision, step.Catalogue.Revision, step.Changes.Length);
                Moved?.Invoke(new CatalogueStep(before, step.Catalogue, step.Changes));
            }

            return step.Catalogue;
        }

        var started = Stopwatch.GetTimestamp();
        var loaded = await loader.LoadAsync(cancellation);
        Volatile.Write(ref current, loaded);
        Log.CatalogueLoaded(logger, loaded.Revision, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);

        if (before is not null)
        {
            Moved?.Invoke(new CatalogueStep(before, loaded, Changes: null));
        }

        return loaded;
    }
}
