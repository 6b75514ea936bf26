using Microsoft.Data.Sqlite;

namespace CpdGraph.Data.Tests;

public sealed class SqliteEngine : IEngine
{
    private static readonly Lazy<Task<DatabaseOptions>> Template = new(MakeTemplateAsync);

    public async Task<DatabaseOptions> NewDatabaseAsync(bool migrated)
    {
        var options = NewFolder();

        if (migrated)
        {
            File.Copy((await Template.Value).SqliteFile, options.SqliteFile);
        }

        return options;
    }

    public Task DropAsync(DatabaseOptions database)
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(database.Folder, recursive: true);
        return Task.CompletedTask;
    }

    private static DatabaseOptions NewFolder() =>
        new() { Provider = DatabaseProvider.Sqlite, Folder = Directory.CreateTempSubdirectory("cpdgraph-data-").FullName };

    private static async Task<DatabaseOptions> MakeTemplateAsync()
    {
        var options = NewFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(options.Folder, recursive: true);
        await using var process = new TestProcess(options);
        await process.Get<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        SqliteConnection.ClearAllPools();
        return options;
    }
}
