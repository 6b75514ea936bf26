using Npgsql;

namespace CpdGraph.Testing.Tests.Postgres;

public sealed class PostgresServerTests
{
    [Fact]
    public async Task A_copy_of_a_template_has_its_rows_and_its_own_life()
    {
        var server = await PostgresServer.RequireAsync();
        var template = await server.CreateDatabaseAsync();
        await ExecuteAsync(template, "CREATE TABLE offer (title text); INSERT INTO offer VALUES ('Motivational interviewing')");

        var copy = await server.CreateDatabaseAsync(template);
        await ExecuteAsync(copy, "INSERT INTO offer VALUES ('Supervision')");

        Assert.Equal(2L, await ExecuteAsync(copy, "SELECT count(*) FROM offer"));
        Assert.Equal(1L, await ExecuteAsync(template, "SELECT count(*) FROM offer"));
    }

    [Fact]
    public async Task Text_sorts_by_its_bytes_as_in_the_embedded_database()
    {
        var server = await PostgresServer.RequireAsync();

        Assert.Equal("B a é", await ExecuteAsync(
            await server.CreateDatabaseAsync(), "SELECT string_agg(t, ' ' ORDER BY t) FROM (VALUES ('a'), ('é'), ('B')) v(t)"));
    }

    [Fact]
    public async Task A_dropped_database_is_gone_even_if_someone_was_connected()
    {
        var server = await PostgresServer.RequireAsync();
        var database = await server.CreateDatabaseAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);

        await server.DropDatabaseAsync(database);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(database, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, refusal.SqlState);
    }

    [Fact]
    public async Task A_server_of_ones_own_is_gone_with_its_files_when_disposed()
    {
        var server = await PostgresServer.StartAsync(TestContext.Current.CancellationToken);
        var folder = await ExecuteAsync(new PostgresDatabase("postgres", server.AdminConnectionString), "SHOW data_directory");
        Assert.True(Directory.Exists((string)folder!));

        await server.DisposeAsync();

        Assert.False(Directory.Exists(Path.GetDirectoryName((string)folder!)));
        await Assert.ThrowsAsync<NpgsqlException>(
            () => ExecuteAsync(new PostgresDatabase("postgres", server.AdminConnectionString + ";Pooling=false"), "SELECT 1"));
    }

    [Fact]
    public async Task What_a_durable_server_has_committed_survives_its_crash()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await PostgresServer.StartAsync(cancellation, isDurable: true);
        var database = await server.CreateDatabaseAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(cancellation);
        await ExecuteAsync(database, "CREATE TABLE offer (title text); INSERT INTO offer VALUES ('Supervision')");

        await server.CrashAsync(cancellation);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => new NpgsqlCommand("SELECT 1", connection).ExecuteScalarAsync(cancellation));
        await server.StartAgainAsync(cancellation);
        NpgsqlConnection.ClearAllPools();

        Assert.Equal("on", await ExecuteAsync(database, "SHOW synchronous_commit"));
        Assert.Equal("Supervision", await ExecuteAsync(database, "SELECT title FROM offer"));
    }

    private static async Task<object?> ExecuteAsync(PostgresDatabase database, string statement)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(statement, connection);

        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
