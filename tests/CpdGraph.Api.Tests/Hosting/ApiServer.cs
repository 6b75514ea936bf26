using CpdGraph.Api.Composition;
using CpdGraph.Data;
using CpdGraph.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CpdGraph.Api.Tests.Hosting;

/// <summary>The whole server on a port of its own, with the official, real and illustrative seed rows. Read only, so that tests share one for each database.</summary>
public sealed class ApiServer : IAsyncDisposable
{
    /// <summary>What the server takes for now. The illustrative rows are dated around it.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<Task<ApiServer>> OnSqlite = new(() => StartAsync(folder: TemporaryFolder(), []));
    private static readonly Lazy<Task<ApiServer>> OnPostgres = new(StartOnPostgresAsync);

    private readonly WebApplication app;

    private ApiServer(WebApplication app)
    {
        this.app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Client = new GraphQLClient(Http);
    }

    public HttpClient Http { get; }

    public GraphQLClient Client { get; }

    /// <summary>The server that all tests on this database share.</summary>
    public static async Task<ApiServer> SharedAsync(Database database)
    {
        if (database is Database.Postgres)
        {
            // Skips the running test where there is no PostgreSQL.
            await PostgresServer.RequireAsync();
        }

        return await (database is Database.Postgres ? OnPostgres : OnSqlite).Value;
    }

    /// <summary>How many SQL statements the server ran for a response.</summary>
    public static int StatementsOf(GraphQLResponse response) =>
        int.Parse(response.Headers.GetValues(StatementCounter.Header).Single(), System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    private static async Task<ApiServer> StartOnPostgresAsync()
    {
        var postgres = await PostgresServer.RequireAsync();
        var database = await postgres.CreateDatabaseAsync();
        var settings = new Dictionary<string, string?>
        {
            ["Database:Provider"] = "PostgreSql",
            ["ConnectionStrings:CpdGraph"] = database.ConnectionString,
        };

        await using (var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(new ManualClock(Now))
            .AddCpdData(DatabaseOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()))
            .BuildServiceProvider())
        {
            await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
            await DatabaseStart.SeedAsync(services, demo: true, CancellationToken.None);
        }

        return await StartAsync(folder: null, settings);
    }

    private static async Task<ApiServer> StartAsync(string? folder, Dictionary<string, string?> settings) =>
        new(await Server.StartAsync("http://127.0.0.1:0", folder, CancellationToken.None, builder =>
        {
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Services.AddSingleton<TimeProvider>(new ManualClock(Now));
            builder.Services.AddSingleton<IStartupFilter, StatementCounter>();
            builder.Services.Configure<LoggerFilterOptions>(logging => logging.MinLevel = LogLevel.Warning);
        }));

    private static string TemporaryFolder()
    {
        var folder = Directory.CreateTempSubdirectory("cpdgraph-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);

        return folder;
    }
}
