using System.Globalization;
using System.Security.Cryptography;
using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Verbs;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.Races;

/// <summary>
/// Servers, each a process of its own, on one database with the demonstration in it, as an installation has them; a test may kill any of them,
/// and the database server too. Without budgets for callers, since a race is not what they are for.
/// </summary>
public sealed class RaceServers : IAsyncDisposable
{
    private const int LogShown = 8_000;

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly Cli cli = new();
    private readonly List<ProcessUnderTest> processes = [];
    private readonly List<HttpClient> clients = [];
    private readonly ServiceProvider services;
    private readonly PostgresServer? postgres;
    private readonly Dictionary<string, string?> settings;

    private RaceServers(PostgresServer? postgres, Dictionary<string, string?> database)
    {
        this.postgres = postgres;
        settings = new(database)
        {
            ["Authentication:DevelopmentKey"] = Convert.ToBase64String(key),
            ["RateLimit:Enabled"] = "false",
            ["Paging:CursorKey"] = Convert.ToBase64String(key),
        };
        services = new ServiceCollection()
            .AddLogging()
            .AddCpdData(DatabaseOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(database).Build(), Path.Combine(cli.Folder, "data")))
            .BuildServiceProvider();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>How many servers there are.</summary>
    public int Count => processes.Count;

    /// <summary>Two servers on a PostgreSQL of their own, which keeps what it has committed. Skips the test where there is none.</summary>
    public static async Task<RaceServers> OnPostgresAsync()
    {
        var postgres = await PostgresServer.StartAsync(Cancellation, isDurable: true);
        var database = await postgres.CreateDatabaseAsync();
        var made = new RaceServers(
            postgres, new() { ["Database:Provider"] = "PostgreSql", ["ConnectionStrings:CpdGraph"] = database.ConnectionString });
        await made.services.GetRequiredService<DatabaseMigrator>().MigrateAsync(Cancellation);
        await DatabaseStart.SeedAsync(made.services, demo: true, Cancellation);
        await made.StartAsync(2);

        return made;
    }

    /// <summary>One server on a file of its own.</summary>
    public static async Task<RaceServers> OnSqliteAsync()
    {
        var made = new RaceServers(null, new() { ["Database:Provider"] = "Sqlite" });
        await made.cli.HaveDemoAsync();
        await made.StartAsync(1);

        return made;
    }

    /// <summary>A client of a server, without a token.</summary>
    public HttpClient Http(int server) => clients[server];

    /// <summary>A client of a server, signed in with a development token.</summary>
    public GraphQLClient As(int server, string subject, Role role) =>
        new(clients[server]) { Token = DevelopmentTokens.Make(key, subject, subject, role, TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(2)) };

    /// <summary>What a server has said from where it first names a trace, or at its end, for who asks why it failed.</summary>
    public string LogOf(int server, string? trace)
    {
        var log = processes[server].StandardError;
        var named = trace is null ? -1 : log.IndexOf(trace, StringComparison.Ordinal);
        var start = named < 0 ? Math.Max(0, log.Length - LogShown) : log.LastIndexOf('\n', named) + 1;

        return log[start..Math.Min(log.Length, start + LogShown)];
    }

    /// <summary>Works on the database beside the servers.</summary>
    public async Task<T> Look<T>(Func<CpdContext, Task<T>> work)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CpdContext>>().CreateDbContextAsync(Cancellation);

        return await work(db);
    }

    /// <summary>Compares the totals of all coaches with their records.</summary>
    public Task<RollupsCheck> CheckRollups() => services.GetRequiredService<Rollups>().CheckAsync(Cancellation);

    /// <summary>Kills a server (SIGKILL) and starts it again where it was. Comes back once it serves.</summary>
    public async Task KillServerAsync(int server)
    {
        processes[server].Kill();
        await processes[server].DisposeAsync();
        processes[server] = Start(clients[server].BaseAddress!);
        await ReadyAsync(server);
    }

    /// <summary>Kills PostgreSQL with all its processes (SIGKILL) and starts it again. Comes back once the servers serve again.</summary>
    public async Task KillDatabaseAsync()
    {
        await postgres!.CrashAsync(Cancellation);
        await postgres.StartAgainAsync(Cancellation);
        Npgsql.NpgsqlConnection.ClearAllPools();
        await Task.WhenAll(Enumerable.Range(0, Count).Select(ReadyAsync));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }

        clients.ForEach(client => client.Dispose());
        await services.DisposeAsync();
        cli.Dispose();

        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }
    }

    private async Task StartAsync(int count)
    {
        for (var server = 0; server < count; server++)
        {
            var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"));
            clients.Add(new HttpClient { BaseAddress = address });
            processes.Add(Start(address));
        }

        await Task.WhenAll(Enumerable.Range(0, count).Select(ReadyAsync));
    }

    private ProcessUnderTest Start(Uri address) => cli.Start(
        ["serve", "--urls", address.GetLeftPart(UriPartial.Authority)],
        new Dictionary<string, string?>(settings.Select(pair => KeyValuePair.Create(pair.Key.Replace(":", "__", StringComparison.Ordinal), pair.Value)))
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
        });

    private Task ReadyAsync(int server) => processes[server].WaitForUrlAsync(new Uri(clients[server].BaseAddress!, "health/ready"), Cancellation, StartPatience);
}
