using System.Diagnostics;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace CpdGraph.Data.Tests;

public abstract class CatalogueRefresherTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task What_another_process_commits_is_seen_without_being_asked_for()
    {
        var store = Process.Get<CatalogueStore>();
        await store.CatchUpAsync(Cancellation);
        var refresher = Process.Get<IHostedService>();
        await refresher.StartAsync(Cancellation);

        await AddAsync(OtherProcess(), "new");

        Assert.True(await EventuallyAsync(() => store.Current.Revision == 1));
        await refresher.StopAsync(Cancellation);
    }

    private protected static async Task AddAsync(TestProcess process, string slug)
    {
        await using var db = process.NewContext();
        db.Add(new Specialism { Id = SpecialismId.New(SampleRows.Moment), Slug = slug, Name = slug, Provenance = Provenance.Illustrative });
        await db.SaveChangesAsync(Cancellation);
    }

    private protected static async Task<bool> EventuallyAsync(Func<bool> condition)
    {
        var started = Stopwatch.GetTimestamp();

        while (!condition() && Stopwatch.GetElapsedTime(started) < Patience)
        {
            await Task.Delay(10, Cancellation);
        }

        return condition();
    }
}

public sealed class CatalogueRefresherTestsOnSqlite : CatalogueRefresherTests<SqliteEngine>;

public sealed class CatalogueRefresherTestsOnPostgres : CatalogueRefresherTests<PostgresEngine>
{
    [Fact]
    public async Task PostgreSQL_announces_a_change_so_that_the_wait_is_shorter_than_the_poll()
    {
        using var listener = new CatalogueListener(Database);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var listening = listener.ListenAsync(stopping.Token);
        await ListeningAsync();
        var waiting = listener.WaitAsync(TimeSpan.FromMinutes(10), Cancellation);

        await AddAsync(Process, "new");

        Assert.True(await waiting.WaitAsync(TimeSpan.FromSeconds(20), Cancellation));
        await stopping.CancelAsync();
        await listening;
    }

    private async Task ListeningAsync()
    {
        await using var db = Process.NewContext();
        var listeners = 0;

        while (listeners == 0)
        {
            listeners = (await db.Database.SqlQueryRaw<int>(
                "SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE query = 'LISTEN cpd_catalogue' AND state = 'idle' AND datname = current_database()")
                .ToListAsync(Cancellation)).Single();
            await Task.Delay(10, Cancellation);
        }
    }
}

/// <summary>On a server of its own, because it is stopped.</summary>
public class CatalogueOutageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_database_is_away_readers_keep_what_they_have_and_the_refresher_lives()
    {
        var server = await PostgresServer.StartAsync(Cancellation);
        var database = await server.CreateDatabaseAsync();
        await using var process = new TestProcess(new() { Provider = DatabaseProvider.PostgreSql, ConnectionString = database.ConnectionString });
        await process.Get<DatabaseMigrator>().MigrateAsync(Cancellation);
        await process.Get<Seeder>().SeedAsync(demo: false, new DateOnly(2026, 11, 24), Cancellation);
        var store = process.Get<CatalogueStore>();
        var before = await store.CatchUpAsync(Cancellation);
        var refresher = (BackgroundService)process.Get<IHostedService>();
        await refresher.StartAsync(Cancellation);

        await server.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => store.CatchUpAsync(Cancellation));
        await Task.Delay(TimeSpan.FromSeconds(2), Cancellation);

        Assert.Same(before, store.Current);
        Assert.False(refresher.ExecuteTask!.IsCompleted);
        await refresher.StopAsync(Cancellation);
        Assert.True(refresher.ExecuteTask.IsCompletedSuccessfully);
    }
}
