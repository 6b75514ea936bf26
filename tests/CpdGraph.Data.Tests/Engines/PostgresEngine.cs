using CpdGraph.Testing;
using Npgsql;

namespace CpdGraph.Data.Tests;

public sealed class PostgresEngine : IEngine
{
    private static readonly Lazy<Task<PostgresDatabase>> Template = new(MakeTemplateAsync);

    public async Task<DatabaseOptions> NewDatabaseAsync(bool migrated)
    {
        var server = await PostgresServer.RequireAsync();
        return Options(await server.CreateDatabaseAsync(migrated ? await Template.Value : null));
    }

    public async Task DropAsync(DatabaseOptions database)
    {
        var server = await PostgresServer.RequireAsync();
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
        await server.DropDatabaseAsync(new PostgresDatabase(name, database.ConnectionString!));
    }

    private static DatabaseOptions Options(PostgresDatabase database) =>
        new() { Provider = DatabaseProvider.PostgreSql, ConnectionString = database.ConnectionString };

    private static async Task<PostgresDatabase> MakeTemplateAsync()
    {
        var server = await PostgresServer.RequireAsync();
        var database = await server.CreateDatabaseAsync();
        await using var process = new TestProcess(Options(database));
        await process.Get<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        return database;
    }
}
