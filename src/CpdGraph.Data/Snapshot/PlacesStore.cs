using System.Collections.Concurrent;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>
/// Holds how many places of runs are taken, as this process knows it: at most a second old, for lists and states. Bookings decide in the
/// database. Readers take <see cref="Current"/> and never wait; one reading runs at a time. Safe for any number of threads.
/// </summary>
public sealed class PlacesStore(IDbContextFactory<CpdContext> contexts, TimeProvider clock) : IDisposable
{
    // Nobody's place changes once a run has begun; what was written just before is read for longer than any transaction takes.
    private static readonly TimeSpan Afterwards = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly ConcurrentDictionary<OfferRunId, bool> asked = new();
    private PlacesLeft current = PlacesLeft.NoneTaken;
    private DateTimeOffset? movingFrom;

    /// <summary>What is known. Before the first reading no place is taken.</summary>
    public PlacesLeft Current => Volatile.Read(ref current);

    /// <summary>Reads in one statement what the database has committed: of all runs the first time, then of those that had not begun the last time.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        await reading.WaitAsync(cancellation);

        try
        {
            var now = clock.GetUtcNow();

            await ReadAsync(
                db => movingFrom is not { } start
                    ? db.RunPlaces
                    : (from places in db.RunPlaces
                       join run in db.Runs on places.RunId equals run.Id
                       where run.StartsAt > start
                       select places),
                cancellation);
            movingFrom = now - Afterwards;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>
    /// Reads what the database has committed of these runs when this is called, or later: a writer calls it after its commit, so that it
    /// sees its own write. Of many writers at once the first reads for all who wait.
    /// </summary>
    public async Task CatchUpAsync(IReadOnlyCollection<OfferRunId> runs, CancellationToken cancellation)
    {
        foreach (var run in runs)
        {
            asked[run] = true;
        }

        await reading.WaitAsync(cancellation);

        try
        {
            // None: whoever came first has read them, and began to when these had been committed.
            if (asked.Keys is { Count: > 0 } all)
            {
                await ReadAskedAsync([.. all], cancellation);
            }
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private async Task ReadAskedAsync(OfferRunId[] runs, CancellationToken cancellation)
    {
        // Before reading: who asks for one of them while it is read asks anew.
        foreach (var run in runs)
        {
            asked.TryRemove(run, out _);
        }

        try
        {
            await ReadAsync(db => db.RunPlaces.Where(places => runs.Contains(places.RunId)), cancellation);
        }
        catch
        {
            foreach (var run in runs)
            {
                asked[run] = true;
            }

            throw;
        }
    }

    private async Task ReadAsync(Func<CpdContext, IQueryable<RunPlaces>> which, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await which(db).Select(places => new { places.RunId, places.Taken }).ToListAsync(cancellation);

        Volatile.Write(ref current, current.With(rows.Select(row => KeyValuePair.Create(row.RunId, row.Taken))));
    }
}
