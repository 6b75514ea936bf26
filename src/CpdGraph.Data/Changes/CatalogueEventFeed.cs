using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>
/// Gives what happened in public from any place on, as far as the snapshot of this process has come, so that whoever is told of a change
/// also reads it. The newest events are read once for all readers and kept in memory; who is further behind reads them from the database,
/// page by page. Readers ask when they want more: nobody is dropped for being slow. Safe for any number of threads.
/// </summary>
public sealed class CatalogueEventFeed : IDisposable
{
    /// <summary>Most events that are kept in memory.</summary>
    public const int MostKept = 32_768;

    /// <summary>Most events that a reader gets at a time.</summary>
    public const int PageSize = 500;

    // Many readers may go on at once after a restart: they must not take the connections that requests need.
    private const int MostReading = 4;

    private readonly IDbContextFactory<CpdContext> contexts;
    private readonly CatalogueStore store;
    private readonly SemaphoreSlim filling = new(1, 1);
    private readonly SemaphoreSlim reading = new(MostReading, MostReading);
    private readonly Lock gate = new();
    private readonly Queue newest = new(MostKept);
    private TaskCompletionSource moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int readers;

    // Everything behind `from`, up to the end of revision `filled`, is in the queue.
    private CatalogueEventPlace from;
    private long filled;

    public CatalogueEventFeed(IDbContextFactory<CpdContext> contexts, CatalogueStore store)
    {
        this.contexts = contexts;
        this.store = store;
        store.Moved += Move;
    }

    /// <summary>The end of what has happened as far as this process knows: where a reader begins who wants to know what comes.</summary>
    public CatalogueEventPlace End => CatalogueEventPlace.EndOf(store.Current.Revision);

    /// <summary>Completed by the next step of the snapshot. Take it before asking for events, or a step may be missed.</summary>
    public Task NextStep
    {
        get
        {
            lock (gate)
            {
                return moved.Task;
            }
        }
    }

    /// <summary>How often the database was put back to an earlier state: places from before mean nothing then.</summary>
    public int TimesPutBack { get; private set; }

    /// <summary>Says that somebody reads, until it is disposed: while nobody does, nothing is read ahead.</summary>
    public IDisposable Begin()
    {
        lock (gate)
        {
            if (readers++ == 0)
            {
                StartAt(store.Current.Revision);
            }
        }

        return new Reading(this);
    }

    /// <summary>The next events behind a place, at most <see cref="PageSize"/>, in order. None: there are none yet.</summary>
    public async ValueTask<IReadOnlyList<CatalogueEvent>> AfterAsync(CatalogueEventPlace place, CancellationToken cancellation)
    {
        await FillAsync(cancellation);
        long until;

        lock (gate)
        {
            if (place >= from)
            {
                return newest.After(place, PageSize);
            }

            until = filled;
        }

        return await ReadAsync(
            db => Behind(db, place, until).Take(PageSize).ToListAsync(cancellation), cancellation);
    }

    /// <summary>Whether the event of a place is still kept, and of this subject: then so is everything that happened since.</summary>
    public async ValueTask<bool> HoldsAsync(CatalogueEventPlace place, Guid subject, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (newest.At(place) is { } known)
            {
                return known.SubjectId == subject;
            }
        }

        return await ReadAsync(
            async db => await db.CatalogueEvents.SingleOrDefaultAsync(row => row.Revision == place.Revision && row.Position == place.Position, cancellation),
            cancellation) is { } kept && kept.SubjectId == subject;
    }

    public void Dispose()
    {
        store.Moved -= Move;
        filling.Dispose();
        reading.Dispose();
    }

    private static IQueryable<CatalogueEvent> Behind(CpdContext db, CatalogueEventPlace place, long until) => db.CatalogueEvents
        .Where(row => row.Revision >= place.Revision && row.Revision <= until && (row.Revision > place.Revision || row.Position > place.Position))
        .OrderBy(row => row.Revision)
        .ThenBy(row => row.Position);

    private void Move(CatalogueStep step)
    {
        TaskCompletionSource waiting;

        lock (gate)
        {
            if (step.After.Revision < step.Before.Revision)
            {
                TimesPutBack++;
                StartAt(step.After.Revision);
            }

            waiting = moved;
            moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting.SetResult();
    }

    /// <summary>Reads up to the snapshot what is not in memory yet, in one statement for all who wait.</summary>
    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        if (IsFilled())
        {
            return;
        }

        await filling.WaitAsync(cancellation);

        try
        {
            if (IsFilled())
            {
                return;
            }

            var (after, until) = (Filled(), store.Current.Revision);
            var events = await ReadAsync(
                db => Behind(db, CatalogueEventPlace.EndOf(after), until).Take(MostKept + 1).ToListAsync(cancellation), cancellation);

            lock (gate)
            {
                // Put back meanwhile, or begun anew: what was read is not what comes next.
                if (filled == after)
                {
                    Add(events, until);
                }
            }
        }
        finally
        {
            filling.Release();
        }
    }

    private bool IsFilled() => Filled() >= store.Current.Revision;

    private long Filled()
    {
        lock (gate)
        {
            return filled;
        }
    }

    private void Add(List<CatalogueEvent> events, long until)
    {
        if (events.Count > MostKept)
        {
            StartAt(until);
            return;
        }

        foreach (var told in events)
        {
            if (newest.Add(told) is { } dropped)
            {
                from = dropped.Place;
            }
        }

        filled = until;
    }

    private void StartAt(long revision)
    {
        newest.Clear();
        from = CatalogueEventPlace.EndOf(revision);
        filled = revision;
    }

    private async Task<T> ReadAsync<T>(Func<CpdContext, Task<T>> read, CancellationToken cancellation)
    {
        await reading.WaitAsync(cancellation);

        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            return await read(db);
        }
        finally
        {
            reading.Release();
        }
    }

    private sealed class Reading(CatalogueEventFeed feed) : IDisposable
    {
        private int ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref ended, 1) == 0)
            {
                lock (feed.gate)
                {
                    feed.readers--;
                }
            }
        }
    }

    /// <summary>The newest events in order, found by place.</summary>
    private sealed class Queue(int capacity)
    {
        private CatalogueEvent?[] slots = [];
        private int first;
        private int count;

        public void Clear() => (slots, first, count) = ([], 0, 0);

        /// <returns>The oldest, which had to go. Null: there was room.</returns>
        public CatalogueEvent? Add(CatalogueEvent told)
        {
            if (count == capacity)
            {
                var oldest = slots[first];
                slots[first] = told;
                first = (first + 1) % capacity;
                return oldest;
            }

            if (count == slots.Length)
            {
                // It has not wrapped around yet: that begins at the full length.
                Array.Resize(ref slots, Math.Min(capacity, Math.Max(64, count * 2)));
            }

            slots[count++] = told;
            return null;
        }

        public List<CatalogueEvent> After(CatalogueEventPlace place, int most)
        {
            var start = FirstBehind(place);
            var found = new List<CatalogueEvent>(Math.Min(most, count - start));

            for (var index = start; index < count && found.Count < most; index++)
            {
                found.Add(this[index]);
            }

            return found;
        }

        public CatalogueEvent? At(CatalogueEventPlace place) => FirstBehind(place) is > 0 and var next && this[next - 1] is var last && last.Place == place ? last : null;

        private CatalogueEvent this[int index] => slots[(first + index) % slots.Length]!;

        private int FirstBehind(CatalogueEventPlace place)
        {
            var (low, high) = (0, count);

            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = this[middle].Place > place ? (low, middle) : (middle + 1, high);
            }

            return low;
        }
    }
}
