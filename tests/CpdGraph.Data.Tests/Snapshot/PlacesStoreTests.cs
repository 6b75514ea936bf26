using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data.Tests;

public abstract class PlacesStoreTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    // The clock of the processes.
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Before_the_first_reading_nothing_is_taken()
    {
        var (_, coming) = await RunsAsync();

        Assert.Equal(20, Process.Get<PlacesStore>().Current.Of(coming));
    }

    [Fact]
    public async Task The_first_reading_is_of_all_runs_in_one_statement()
    {
        var (past, coming) = await RunsAsync();
        await TakeAsync(past, 7);
        await TakeAsync(coming, 2);
        using var count = SqlLog.Count();

        await Process.Get<PlacesStore>().CatchUpAsync(Cancellation);

        Assert.Equal((13, 18), (Left(past), Left(coming)));
        Assert.Equal(1, count.Statements);
    }

    [Fact]
    public async Task Later_ones_are_of_runs_to_come_and_leave_everything_as_it_is_when_nothing_has_changed()
    {
        var (past, coming) = await RunsAsync();
        await TakeAsync(past, 7);
        await TakeAsync(coming, 2);
        var store = Process.Get<PlacesStore>();
        await store.CatchUpAsync(Cancellation);
        var known = store.Current;

        await store.CatchUpAsync(Cancellation);
        Assert.Same(known, store.Current);

        // Nobody's place changes once a run has begun: that one is not looked at again.
        await TakeAsync(past, 8);
        await TakeAsync(coming, 0);
        await store.CatchUpAsync(Cancellation);
        Assert.Equal((13, 20), (Left(past), Left(coming)));
    }

    [Fact]
    public async Task A_writer_has_the_places_of_its_runs_read_and_no_others()
    {
        var (past, coming) = await RunsAsync();
        await TakeAsync(past, 1);
        await TakeAsync(coming, 1);

        await Process.Get<PlacesStore>().CatchUpAsync([coming.Id], Cancellation);

        Assert.Equal((20, 19), (Left(past), Left(coming)));
    }

    [Fact]
    public async Task Of_many_writers_at_once_each_sees_what_it_had_committed()
    {
        var (_, coming) = await RunsAsync();
        await TakeAsync(coming, 0);
        var store = Process.Get<PlacesStore>();

        await Task.WhenAll(Enumerable.Range(1, 20).Select(async _ =>
        {
            await using var db = Process.NewContext();
            await db.RunPlaces.Where(row => row.RunId == coming.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Taken, row => row.Taken + 1), Cancellation);
            var least = await db.RunPlaces.Where(row => row.RunId == coming.Id).Select(row => row.Taken).SingleAsync(Cancellation);

            await store.CatchUpAsync([coming.Id], Cancellation);

            Assert.InRange(store.Current.Of(coming)!.Value, 0, 20 - least);
        }));

        Assert.Equal(0, Left(coming));
    }

    [Fact]
    public async Task A_writer_whose_reading_fails_leaves_it_to_the_next()
    {
        var (_, coming) = await RunsAsync();
        await TakeAsync(coming, 3);
        var store = Process.Get<PlacesStore>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.CatchUpAsync([coming.Id], new CancellationToken(canceled: true)));
        await store.CatchUpAsync([], Cancellation);

        Assert.Equal(17, Left(coming));
    }

    private int? Left(OfferRun run) => Process.Get<PlacesStore>().Current.Of(run);

    private async Task<(OfferRun Past, OfferRun Coming)> RunsAsync()
    {
        var rows = SampleRows.All();
        var run = rows.Runs[0];
        OfferRun At(DateTimeOffset start) => run with { Id = OfferRunId.New(start), ExternalReferences = [], Capacity = 20, StartsAt = start, EndsAt = start.AddHours(1) };
        var (past, coming) = (At(Now.AddDays(-3)), At(Now.AddDays(3)));
        await using var db = Process.NewContext();
        db.AddRange(rows.All());
        db.AddRange(past, coming);
        await db.SaveChangesAsync(Cancellation);

        return (past, coming);
    }

    private async Task TakeAsync(OfferRun run, int taken)
    {
        await using var db = OtherProcess().NewContext();

        if (await db.RunPlaces.Where(row => row.RunId == run.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Taken, taken), Cancellation) == 0)
        {
            db.Add(new RunPlaces { RunId = run.Id, Capacity = run.Capacity, Taken = taken, LastNumber = taken });
            await db.SaveChangesAsync(Cancellation);
        }
    }
}

public sealed class PlacesStoreTestsOnSqlite : PlacesStoreTests<SqliteEngine>;

public sealed class PlacesStoreTestsOnPostgres : PlacesStoreTests<PostgresEngine>;
