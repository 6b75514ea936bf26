using System.Text.Json;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CpdGraph.Data.Tests;

public abstract class WorkforceSnapshotStoreTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 24, 22, 0, 0, TimeSpan.Zero);
    private readonly ManualClock clock = new(Evening);

    [Fact]
    public async Task Whoever_asks_before_the_first_facts_are_made_waits_for_them()
    {
        var store = NewProcess().Get<WorkforceSnapshotStore>();
        var asked = store.LatestAsync(Cancellation);
        await Task.Delay(250, Cancellation);
        Assert.False(asked.IsCompleted);

        await store.CatchUpAsync(Cancellation);

        Assert.Equal(new(2026, 11, 24), (await asked).Day);
    }

    [Fact]
    public async Task Whoever_does_not_want_to_wait_any_more_is_let_go()
    {
        var store = NewProcess().Get<WorkforceSnapshotStore>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var asked = store.LatestAsync(patience.Token);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await store.CatchUpAsync(Cancellation);
        Assert.Equal(new(2026, 11, 24), (await store.LatestAsync(Cancellation)).Day);
    }

    [Fact]
    public async Task While_no_facts_are_due_and_after_the_first_question_nothing_is_asked_of_the_database()
    {
        var store = NewProcess().Get<WorkforceSnapshotStore>();
        await store.CatchUpAsync(Cancellation);
        var first = await store.LatestAsync(Cancellation);

        using var statements = SqlLog.Count();
        await store.CatchUpAsync(Cancellation);
        var second = await store.LatestAsync(Cancellation);

        Assert.Equal(0, statements.Statements);
        Assert.Same(first, second);
    }

    [Fact]
    public async Task What_is_recorded_later_counts_from_two_in_the_morning_on()
    {
        var store = NewProcess().Get<WorkforceSnapshotStore>();
        var coach = await AddCoachAsync(minutes: 30);
        await store.CatchUpAsync(Cancellation);
        Assert.Equal(30, await MinutesAsync(store));

        await ChangeAsync(coach, minutes: 75);

        foreach (var (moment, minutes, day) in new[]
        {
            ("2026-11-24T23:59:59Z", 30, 24),
            ("2026-11-25T00:00:00Z", 30, 24),
            ("2026-11-25T01:59:59Z", 30, 24),
            ("2026-11-25T02:00:00Z", 75, 25),
        })
        {
            clock.Now = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
            await store.CatchUpAsync(Cancellation);

            Assert.Equal(minutes, await MinutesAsync(store));
            Assert.Equal(day, (await store.LatestAsync(Cancellation)).Day.Day);
        }
    }

    [Fact]
    public async Task Another_process_reads_what_the_first_has_made()
    {
        var coach = await AddCoachAsync(minutes: 30);
        await NewProcess().Get<WorkforceSnapshotStore>().CatchUpAsync(Cancellation);
        await ChangeAsync(coach, minutes: 75);
        clock.Now = Evening.AddMinutes(30);

        var other = NewProcess().Get<WorkforceSnapshotStore>();
        await other.CatchUpAsync(Cancellation);

        Assert.Equal(30, await MinutesAsync(other));
        Assert.Equal(Evening, (await other.LatestAsync(Cancellation)).MadeAt);
    }

    [Fact]
    public async Task Processes_that_make_facts_at_once_give_the_same_ones()
    {
        await AddCoachAsync(minutes: 30);
        WorkforceSnapshotStore[] stores = [.. Enumerable.Range(0, 4).Select(_ => NewProcess().Get<WorkforceSnapshotStore>())];

        await Task.WhenAll(stores.Select(store => Task.Run(() => store.CatchUpAsync(Cancellation), Cancellation)));

        var read = await Task.WhenAll(stores.Select(store => store.LatestAsync(Cancellation)));
        Assert.Single(read.Select(facts => JsonSerializer.Serialize(facts)).Distinct());
        await using var db = Process.NewContext();
        Assert.Single(await db.WorkforceSnapshots.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Two_days_are_kept()
    {
        var store = NewProcess().Get<WorkforceSnapshotStore>();

        for (var day = 0; day < 4; day++)
        {
            await store.CatchUpAsync(Cancellation);
            clock.Advance(TimeSpan.FromDays(1));
        }

        await using var db = Process.NewContext();
        Assert.Equal(
            [new(2026, 11, 26), new(2026, 11, 27)],
            await db.WorkforceSnapshots.OrderBy(row => row.Day).Select(row => row.Day).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Facts_that_another_version_of_the_program_has_written_are_made_anew()
    {
        await using (var db = Process.NewContext())
        {
            db.Add(new WorkforceSnapshot { Day = new(2026, 11, 24), MadeAt = Evening.AddHours(-20), Content = [250, 1, 2, 3] });
            await db.SaveChangesAsync(Cancellation);
        }

        var store = NewProcess().Get<WorkforceSnapshotStore>();
        var asked = store.LatestAsync(Cancellation);
        await store.CatchUpAsync(Cancellation);

        Assert.Equal(Evening, (await asked).MadeAt);
        await using var after = Process.NewContext();
        Assert.Equal(Evening, Assert.Single(await after.WorkforceSnapshots.ToListAsync(Cancellation)).MadeAt);
    }

    [Fact]
    public async Task Facts_that_were_damaged_are_made_anew_when_somebody_asks()
    {
        await NewProcess().Get<WorkforceSnapshotStore>().CatchUpAsync(Cancellation);
        await using (var db = Process.NewContext())
        {
            var row = await db.WorkforceSnapshots.SingleAsync(Cancellation);
            await db.WorkforceSnapshots.ExecuteDeleteAsync(Cancellation);
            db.Add(row with { Content = row.Content[..20] });
            await db.SaveChangesAsync(Cancellation);
        }

        clock.Advance(TimeSpan.FromMinutes(1));
        var store = NewProcess().Get<WorkforceSnapshotStore>();
        await store.CatchUpAsync(Cancellation);
        var asked = store.LatestAsync(Cancellation);

        for (var tries = 0; tries < 100 && !asked.IsCompleted; tries++)
        {
            await Task.Delay(50, Cancellation);
            await store.CatchUpAsync(Cancellation);
        }

        Assert.Equal(Evening.AddMinutes(1), (await asked.WaitAsync(TimeSpan.FromSeconds(5), Cancellation)).MadeAt);
    }

    [Fact]
    public async Task The_service_makes_the_first_facts_without_being_asked_and_stops_when_told()
    {
        var process = NewProcess();
        var service = process.Hosted.OfType<NightlySnapshot>().Single();

        await service.StartAsync(Cancellation);

        Assert.Equal(new(2026, 11, 24), (await process.Get<WorkforceSnapshotStore>().LatestAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation)).Day);
        await service.StopAsync(Cancellation);
        Assert.True(service.ExecuteTask!.IsCompletedSuccessfully);
    }

    private protected TestProcess NewProcess(ILoggerProvider? log = null) => OtherProcess(log, clock);

    private static async Task<int> MinutesAsync(WorkforceSnapshotStore store) => (await store.LatestAsync(Cancellation)).Informal.Sum(row => row.Minutes);

    private async Task<CoachId> AddCoachAsync(int minutes)
    {
        var coach = new Coach { Id = CoachId.New(Evening), DisplayName = "Ada Example", Revision = 1, CreatedAt = Evening, UpdatedAt = Evening };
        await using var db = Process.NewContext();
        db.Add(coach);
        await db.SaveChangesAsync(Cancellation);
        await ChangeAsync(coach.Id, minutes);

        return coach.Id;
    }

    private async Task ChangeAsync(CoachId coach, int minutes)
    {
        await using var db = Process.NewContext();
        await db.CoachTotals.Where(row => row.CoachId == coach).ExecuteDeleteAsync(Cancellation);
        db.Add(new CoachTotals { CoachId = coach, Informal = [new(new(2026, 11, 1), null, minutes)] });
        await db.SaveChangesAsync(Cancellation);
    }
}

public sealed class WorkforceSnapshotStoreTestsOnSqlite : WorkforceSnapshotStoreTests<SqliteEngine>;

public sealed class WorkforceSnapshotStoreTestsOnPostgres : WorkforceSnapshotStoreTests<PostgresEngine>;
