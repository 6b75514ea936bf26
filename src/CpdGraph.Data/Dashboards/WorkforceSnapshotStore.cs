using System.Diagnostics;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CpdGraph.Data;

/// <summary>
/// Makes the facts of a day, once for all processes, and holds those that this process reads. Whoever reads never waits for the next ones, only for the
/// first. Safe for any number of threads.
/// </summary>
public sealed class WorkforceSnapshotStore(
    IDbContextFactory<CpdContext> contexts, SqlLog log, CatalogueStore catalogues, TimeProvider clock, ILogger<WorkforceSnapshotStore> logger) : IDisposable
{
    private const int KeptDays = 2;
    private const int NoDay = -1;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim making = new(1, 1);
    private readonly SemaphoreSlim loading = new(1, 1);
    private WorkforceFacts? held;
    private WorkforceSnapshot? unreadable;
    private int newest = NoDay;

    /// <summary>The facts of the latest day that this process knows of. Null while they must be read first.</summary>
    public WorkforceFacts? Held => Volatile.Read(ref held) is { } facts && facts.Day.DayNumber >= Volatile.Read(ref newest) ? facts : null;

    /// <summary>
    /// The facts of the latest day that this process knows of: read when they are first asked for, and kept until there are newer ones. Where none have been
    /// made yet it waits for whoever makes them, as long as the caller does.
    /// </summary>
    public async Task<WorkforceFacts> LatestAsync(CancellationToken cancellation)
    {
        if (Held is { } known)
        {
            return known;
        }

        await loading.WaitAsync(cancellation);

        try
        {
            while (Held is null && !await LoadAsync(cancellation))
            {
                await Task.Delay(Pause, cancellation);
            }

            return held!;
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>
    /// Makes the facts of today if they are due and nobody has made them, and finds out about those that others have made. Nothing is asked of the database
    /// while none are due.
    /// </summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        await making.WaitAsync(cancellation);

        try
        {
            var now = clock.GetUtcNow();

            if (SnapshotRules.IsDue(Newest, now) && await LookAsync(cancellation) is var kept && SnapshotRules.IsDue(Newest, now))
            {
                await MakeAsync(kept, cancellation);
            }
        }
        finally
        {
            making.Release();
        }
    }

    public void Dispose()
    {
        making.Dispose();
        loading.Dispose();
    }

    private DateOnly? Newest => Volatile.Read(ref newest) is var day and not NoDay ? DateOnly.FromDayNumber(day) : null;

    private static Task<WorkforceSnapshot?> NewestAsync(CpdContext db, CancellationToken cancellation) =>
        db.WorkforceSnapshots.OrderByDescending(row => row.Day).FirstOrDefaultAsync(cancellation);

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);

        var row = await NewestAsync(db, cancellation);

        if (row is null || WorkforceFactsCodec.Read(row.Content) is not { } facts)
        {
            // None yet, of another version of this program, or damaged: whoever makes them looks again.
            Volatile.Write(ref unreadable, row);
            Volatile.Write(ref newest, NoDay);
            return false;
        }

        Volatile.Write(ref held, facts);
        Volatile.Write(ref newest, row.Day.DayNumber);
        return true;
    }

    /// <returns>The latest that is kept, readable or not.</returns>
    private async Task<WorkforceSnapshot?> LookAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var row = await NewestAsync(db, cancellation);

        if (row is not null && WorkforceFactsCodec.CanRead(row.Content) && row.MadeAt != Volatile.Read(ref unreadable)?.MadeAt)
        {
            Volatile.Write(ref newest, row.Day.DayNumber);
        }

        return row;
    }

    private async Task MakeAsync(WorkforceSnapshot? before, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var state = await db.BeginReadAsync(cancellation);

        // Somebody else is making them: they are there when this is asked the next time.
        if (!await db.TryLockSnapshotsAsync(cancellation))
        {
            return;
        }

        var facts = await new WorkforceFactsBuilder(db, log, catalogues, clock).OfEveryoneAsync(cancellation);
        var content = WorkforceFactsCodec.Write(facts);

        if (await KeepAsync(new() { Day = facts.Day, MadeAt = facts.MadeAt, Content = content }, before, cancellation))
        {
            Log.SnapshotMade(logger, facts.Day, facts.Coaches.Length, content.Length, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        Volatile.Write(ref newest, facts.Day.DayNumber);
    }

    /// <returns>False when there are facts of this day already: those count.</returns>
    private async Task<bool> KeepAsync(WorkforceSnapshot made, WorkforceSnapshot? before, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);

        if (before?.Day == made.Day)
        {
            // Nobody here can read it. The moment tells whether somebody has made another meanwhile.
            await db.WorkforceSnapshots.Where(row => row.Day == made.Day && row.MadeAt == before.MadeAt).ExecuteDeleteAsync(cancellation);
        }

        db.Add(made);

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (!cancellation.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();

            if (await db.WorkforceSnapshots.AnyAsync(row => row.Day == made.Day, cancellation))
            {
                return false;
            }

            throw;
        }

        var days = await db.WorkforceSnapshots.OrderByDescending(row => row.Day).Select(row => row.Day).Take(KeptDays).ToListAsync(cancellation);
        var oldest = days[^1];
        await db.WorkforceSnapshots.Where(row => row.Day < oldest).ExecuteDeleteAsync(cancellation);
        return true;
    }
}
