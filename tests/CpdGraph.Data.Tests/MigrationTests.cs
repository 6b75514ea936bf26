using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data.Tests;

public abstract class MigrationTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    private protected override bool StartsMigrated => false;

    [Fact]
    public async Task An_empty_database_is_brought_up_to_date()
    {
        var applied = await Process.Get<DatabaseMigrator>().MigrateAsync(Cancellation);

        await using var db = Process.NewContext();
        Assert.True(applied > 0);
        Assert.Empty(await db.Offers.ToListAsync(Cancellation));
        Assert.Equal(0, (await db.CatalogueRevisions.SingleAsync(Cancellation)).Revision);
    }

    [Fact]
    public async Task Migrating_again_applies_nothing()
    {
        await Process.Get<DatabaseMigrator>().MigrateAsync(Cancellation);

        Assert.Equal(0, await Process.Get<DatabaseMigrator>().MigrateAsync(Cancellation));
    }

    [Fact]
    public async Task Four_processes_may_migrate_at_once()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => OtherProcess())
            .Select(process => Task.Run(() => process.Get<DatabaseMigrator>().MigrateAsync(Cancellation), Cancellation)));

        await using var db = Process.NewContext();
        Assert.Single(applied, count => count > 0);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_and_left_alone()
    {
        await Process.Get<DatabaseMigrator>().MigrateAsync(Cancellation);
        await using var db = Process.NewContext();
        await db.Database.ExecuteSqlRawAsync(
            "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('20990101000000_Later', '99.0.0')", Cancellation);

        var refusal = await Assert.ThrowsAsync<DatabaseStartException>(() => Process.Get<DatabaseMigrator>().MigrateAsync(Cancellation));

        Assert.Equal(
            "The database is of a newer version of CpdGraph (it has the change 20990101000000_Later): start that version, or use another database.",
            refusal.Message);
    }

    [Fact]
    public async Task The_migrations_say_all_that_the_model_says()
    {
        await using var db = Process.NewContext();

        Assert.False(db.Database.HasPendingModelChanges());
    }
}

public sealed class MigrationTestsOnSqlite : MigrationTests<SqliteEngine>
{
    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named_with_the_mend()
    {
        var file = Path.Combine(Database.Folder, "file");
        await File.WriteAllTextAsync(file, "in the way", Cancellation);
        await using var process = new TestProcess(new DatabaseOptions { Folder = Path.Combine(file, "data") });

        var refusal = await Assert.ThrowsAsync<DatabaseStartException>(() => process.Get<DatabaseMigrator>().MigrateAsync(Cancellation));

        Assert.Equal(
            $"The data folder {Path.Combine(file, "data")} cannot be written: make it writable for this user, or name another one with --data.",
            refusal.Message);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_left_alone()
    {
        await File.WriteAllTextAsync(Database.SqliteFile, new string('x', 4096), Cancellation);

        var refusal = await Assert.ThrowsAsync<DatabaseStartException>(() => Process.Get<DatabaseMigrator>().MigrateAsync(Cancellation));

        Assert.StartsWith($"The file {Database.SqliteFile} is not a database", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(4096, new FileInfo(Database.SqliteFile).Length);
    }

    [Fact]
    public async Task A_lock_that_a_killed_process_left_behind_does_not_hold_up_the_next_start()
    {
        await using var db = Process.NewContext();
        await db.Database.ExecuteSqlRawAsync(
            "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)", Cancellation);
        await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')", Cancellation);

        var applied = await Process.Get<DatabaseMigrator>().MigrateAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        Assert.True(applied > 0);
    }

    [Fact]
    public async Task Readers_and_writers_do_not_wait_for_each_other_and_commits_are_on_the_disk()
    {
        await Process.Get<DatabaseMigrator>().MigrateAsync(Cancellation);
        await using var db = Process.NewContext();
        await db.Database.OpenConnectionAsync(Cancellation);

        Assert.Equal("wal", await PragmaAsync<string>("journal_mode"));
        Assert.Equal(2, await PragmaAsync<int>("synchronous"));
        Assert.Equal(1, await PragmaAsync<int>("foreign_keys"));
        Assert.Equal(5000, await PragmaAsync<int>("busy_timeout"));

        async Task<T> PragmaAsync<T>(string name)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {name}";
            var value = await command.ExecuteScalarAsync(Cancellation);
            return (T)Convert.ChangeType(value!, typeof(T), System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}

public sealed class MigrationTestsOnPostgres : MigrationTests<PostgresEngine>
{
    [Fact]
    public async Task A_server_that_does_not_answer_is_named_without_the_password()
    {
        var nobody = "Host=127.0.0.1;Port=1;Database=cpd;Username=someone;Password=hidden-word";
        await using var process = new TestProcess(new DatabaseOptions { Provider = DatabaseProvider.PostgreSql, ConnectionString = nobody });

        var refusal = await Assert.ThrowsAsync<DatabaseStartException>(() => process.Get<DatabaseMigrator>().MigrateAsync(Cancellation));

        Assert.StartsWith("PostgreSQL at 127.0.0.1:1, database 'cpd', cannot be used (", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("): start or create it, or mend ConnectionStrings:CpdGraph.", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-word", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_text_sorts_by_its_bytes_whatever_the_locale_of_the_cluster()
    {
        await Process.Get<DatabaseMigrator>().MigrateAsync(Cancellation);
        await using var db = Process.NewContext();

        var others = await db.Database.SqlQueryRaw<string>(
            """
            SELECT table_name || '.' || column_name AS "Value" FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name IN ('offer', 'offer_version', 'provider', 'competency')
              AND column_name IN ('slug', 'title', 'name', 'code') AND collation_name IS DISTINCT FROM 'C'
            """).ToListAsync(Cancellation);

        Assert.Empty(others);
    }
}
