using CpdGraph.Api.Composition;
using CpdGraph.Data;
using CpdGraph.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CpdGraph.Api.Tests.Hosting;

/// <summary>
/// A database on each engine with the official, real and illustrative seed rows, made once a test process: every server of the tests gets a
/// copy, which costs a tenth of seeding it.
/// </summary>
internal static class SeededDatabase
{
    private static readonly Lazy<Task<string>> OnSqlite = new(MakeOnSqliteAsync);

    /// <summary>To be cloned.</summary>
    public static Lazy<Task<PostgresDatabase>> OnPostgres { get; } = new(MakeOnPostgresAsync);

    /// <summary>Settings of a server on this database.</summary>
    public static Dictionary<string, string?> Settings(PostgresDatabase database) => new()
    {
        ["Database:Provider"] = "PostgreSql",
        ["ConnectionStrings:CpdGraph"] = database.ConnectionString,
    };

    /// <returns>A folder with a copy of the embedded database; it goes with the process.</returns>
    public static async Task<string> CopyOnSqliteAsync()
    {
        var (source, copy) = (await OnSqlite.Value, TemporaryFolder());

        foreach (var file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    private static async Task<string> MakeOnSqliteAsync()
    {
        var folder = TemporaryFolder();
        await MakeAsync(new() { ["Database:Folder"] = folder });

        // What pooled connections still hold is written when the last of them goes.
        SqliteConnection.ClearAllPools();

        return folder;
    }

    private static async Task<PostgresDatabase> MakeOnPostgresAsync()
    {
        var postgres = await PostgresServer.RequireAsync();
        var database = await postgres.CreateDatabaseAsync();
        await MakeAsync(Settings(database));

        return database;
    }

    private static async Task MakeAsync(Dictionary<string, string?> settings)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(new ManualClock(ApiServer.Now))
            .AddCpdData(DatabaseOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()))
            .BuildServiceProvider();
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        await DatabaseStart.SeedAsync(services, demo: true, CancellationToken.None);

        // Servers find the facts of the day, and do not make them once each.
        await services.GetRequiredService<WorkforceSnapshotStore>().CatchUpAsync(CancellationToken.None);
    }

    private static string TemporaryFolder()
    {
        var folder = Directory.CreateTempSubdirectory("cpdgraph-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);

        return folder;
    }
}
