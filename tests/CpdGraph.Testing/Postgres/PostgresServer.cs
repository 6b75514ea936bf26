using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Npgsql;
using Xunit;

namespace CpdGraph.Testing;

/// <summary>
/// A PostgreSQL cluster of the tests' own: made in a temporary folder, on a port chosen at run time, unsafe but fast, gone with the
/// process that asked for it. <see cref="RequireAsync"/> gives the one that a test process shares.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string InstallCommand = "sudo apt-get install -y postgresql";
    private static readonly Lazy<Task<PostgresServer>> OfThisProcess = new(StartSharedAsync);
    private static int databasesMade;
    private readonly PostgresKeeper keeper;

    private PostgresServer(PostgresKeeper keeper) => this.keeper = keeper;

    public int Port => keeper.Port;

    /// <summary>The database that exists from the start; for statements about the cluster.</summary>
    public string AdminConnectionString => ConnectionString("postgres");

    /// <summary>
    /// The server that the tests of this process share, started by the first who asks. Without PostgreSQL the running test is
    /// skipped with the command that installs it; where <c>CPDGRAPH_CI=1</c>, it fails. Call it from a test or from its class's
    /// <c>InitializeAsync</c>, not from a fixture: a fixture cannot skip.
    /// </summary>
    public static async Task<PostgresServer> RequireAsync()
    {
        if (PostgresBinaries.Find() is null)
        {
            Missing();
        }

        return await OfThisProcess.Value;
    }

    /// <summary>A cluster for one test alone, which may stop it. It goes when disposed.</summary>
    /// <param name="cancellation">Stops the start.</param>
    /// <param name="isDurable">Whether what is committed survives <see cref="CrashAsync"/>, as in a real installation. Otherwise it is fast.</param>
    public static async Task<PostgresServer> StartAsync(CancellationToken cancellation, bool isDurable = false)
    {
        if (PostgresBinaries.Find() is not { } binaries)
        {
            Missing();
            throw new InvalidOperationException("Not reached: the line above ends the test.");
        }

        return new PostgresServer(await PostgresKeeper.StartAsync(binaries, isDurable, cancellation));
    }

    /// <summary>Makes a database that no other caller has.</summary>
    /// <param name="template">Copied, with its rows; nobody may be connected to it meanwhile. Null: an empty database.</param>
    public async Task<PostgresDatabase> CreateDatabaseAsync(PostgresDatabase? template = null)
    {
        var number = Interlocked.Increment(ref databasesMade).ToString(CultureInfo.InvariantCulture);
        var database = new PostgresDatabase($"test_{number}", ConnectionString($"test_{number}"));

        if (template is not null)
        {
            await using var pooled = new NpgsqlConnection(template.ConnectionString);
            NpgsqlConnection.ClearPool(pooled);
        }

        await ExecuteAsync($"CREATE DATABASE {database.Name} TEMPLATE {template?.Name ?? "template0"}");
        return database;
    }

    /// <summary>Removes a database, and whoever is still connected to it.</summary>
    public async Task DropDatabaseAsync(PostgresDatabase database)
    {
        await using (var pooled = new NpgsqlConnection(database.ConnectionString))
        {
            NpgsqlConnection.ClearPool(pooled);
        }

        await ExecuteAsync($"DROP DATABASE IF EXISTS {database.Name} WITH (FORCE)");
    }

    /// <summary>For a database of this server by its name.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = PostgresKeeper.User,
        Database = database,
        MaxPoolSize = 20,
        IncludeErrorDetail = true,

        // As the product completes a connection string that leaves them out, so that both mean the same pool.
        MaxAutoPrepare = 64,
        AutoPrepareMinUsages = 2,
        NoResetOnClose = true,
    }.ConnectionString;

    /// <summary>Ends the server and all that it has started with SIGKILL. Its files stay as they are.</summary>
    public Task CrashAsync(CancellationToken cancellation) => keeper.CrashAsync(cancellation);

    /// <summary>Starts it again on what the crash has left. Comes back once it takes connections.</summary>
    public Task StartAgainAsync(CancellationToken cancellation) => keeper.StartAgainAsync(cancellation);

    /// <summary>Stops it at once, as a crash would, and removes its files.</summary>
    public async ValueTask DisposeAsync() => await keeper.DisposeAsync();

    private static async Task<PostgresServer> StartSharedAsync()
    {
        // Its end is not the end of the test that came first, so that test's token does not reach it. The keeper needs no farewell.
        return await StartAsync(CancellationToken.None);
    }

    [DoesNotReturn]
    private static void Missing() => Prerequisite.Missing("These tests need a PostgreSQL server (initdb and pg_ctl).", InstallCommand);

    private async Task ExecuteAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(AdminConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
