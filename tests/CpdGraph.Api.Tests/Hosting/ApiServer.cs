using CpdGraph.Api.Composition;
using CpdGraph.Api.Dashboard;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CpdGraph.Api.Tests.Hosting;

/// <summary>
/// The whole server on a port of its own, with the official, real and illustrative seed rows. Tests that only read share one for each
/// database; those that write start one of their own.
/// </summary>
public sealed class ApiServer : IAsyncDisposable
{
    /// <summary>What the server takes for now. The illustrative rows are dated around it.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<Task<ApiServer>> OnSqlite = new(() => StartOnSqliteAsync([], _ => { }));
    private static readonly Lazy<Task<ApiServer>> OnPostgres = new(() => StartOnPostgresAsync(_ => { }));

    private static readonly byte[] DevelopmentKey = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];

    private readonly WebApplication app;
    private readonly Func<string, Task<ApiServer>> startAgain;

    private ApiServer(WebApplication app, Func<string, Task<ApiServer>> startAgain)
    {
        this.app = app;
        this.startAgain = startAgain;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Client = new GraphQLClient(Http);
    }

    public HttpClient Http { get; }

    /// <summary>Without a token.</summary>
    public GraphQLClient Client { get; }

    public IServiceProvider Services => app.Services;

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

    /// <summary>A server on a database of its own, to be written to.</summary>
    public static Task<ApiServer> ToWriteToAsync(Database database, Action<IServiceCollection> configure) =>
        database is Database.Postgres ? StartOnPostgresAsync(configure) : StartOnSqliteAsync([], configure);

    /// <summary>A server with other settings, on SQLite.</summary>
    public static Task<ApiServer> WithAsync(Dictionary<string, string?> settings, Action<IServiceCollection>? configure = null) =>
        StartOnSqliteAsync(settings, configure ?? (_ => { }));

    /// <summary>The same on PostgreSQL behind a proxy, which can take the database away. Migrated and seeded without it.</summary>
    public static Task<ApiServer> BehindAsync(PostgresProxy proxy, Action<IServiceCollection> configure) =>
        StartOnPostgresAsync(configure, direct => new NpgsqlConnectionStringBuilder(direct) { Port = proxy.Port }.ConnectionString);

    /// <summary>Another server on the same database, as a second process would be.</summary>
    /// <param name="url">Where it listens. Left out: on a port of its own.</param>
    public Task<ApiServer> StartBesideAsync(string url = "http://127.0.0.1:0") => startAgain(url);

    /// <summary>Stops as a host does that was told to.</summary>
    public Task StopAsync() => app.StopAsync(CancellationToken.None);

    /// <summary>With a development token for this subject, narrowed to one role.</summary>
    public GraphQLClient As(string subject, Role role) => new(Http) { Token = TokenOf(subject, role) };

    /// <summary>A development token for this subject, narrowed to one role, good for eight hours of the server's clock.</summary>
    public static string TokenOf(string subject, Role role) => DevelopmentTokens.Make(DevelopmentKey, subject, subject, role, Now, TimeSpan.FromHours(8));

    /// <summary>How many SQL statements the server ran for a response.</summary>
    public static int StatementsOf(GraphQLResponse response) =>
        int.Parse(response.Headers.GetValues(StatementCounter.Header).Single(), System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    private static async Task<ApiServer> StartOnSqliteAsync(Dictionary<string, string?> settings, Action<IServiceCollection> configure) =>
        await StartAsync(await SeededDatabase.CopyOnSqliteAsync(), settings, configure);

    private static async Task<ApiServer> StartOnPostgresAsync(Action<IServiceCollection> configure, Func<string, string>? reach = null)
    {
        var postgres = await PostgresServer.RequireAsync();
        var database = await postgres.CreateDatabaseAsync(await SeededDatabase.OnPostgres.Value);
        var settings = SeededDatabase.Settings(database);

        // As for servers beside each other; on SQLite they share the file of their folder.
        settings["Paging:CursorKey"] = Convert.ToBase64String(DevelopmentKey);

        if (reach is not null)
        {
            settings["ConnectionStrings:CpdGraph"] = reach(database.ConnectionString);
        }

        return await StartAsync(folder: null, settings, configure);
    }

    private static async Task<ApiServer> StartAsync(
        string? folder, Dictionary<string, string?> settings, Action<IServiceCollection> configure, string url = "http://127.0.0.1:0")
    {
        var app = await Server.StartAsync(url, folder, CancellationToken.None, builder =>
        {
            // All tests come from one address, which would have used up its budget soon.
            builder.Configuration["RateLimit:Enabled"] = "false";
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Configuration["Authentication:DevelopmentKey"] = Convert.ToBase64String(DevelopmentKey);

            // On PostgreSQL development sign-in is on in this environment only.
            builder.Environment.EnvironmentName = Environments.Development;
            builder.Services.AddSingleton<TimeProvider>(new ManualClock(Now));
            builder.Services.AddSingleton<IStartupFilter, StatementCounter>();
            builder.Services.AddSingleton(DashboardPlaces.Nowhere);
            configure(builder.Services);
            builder.Services.Configure<LoggerFilterOptions>(logging => logging.MinLevel = LogLevel.Warning);
        });

        return new ApiServer(app, again => StartAsync(folder, settings, configure, again));
    }
}
