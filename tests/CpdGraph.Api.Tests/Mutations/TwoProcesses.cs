using System.Collections.Immutable;
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

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>Two servers, each a process of its own, on one PostgreSQL database with the demonstration in it. Started by the first test that asks.</summary>
public sealed class TwoProcesses : IAsyncDisposable
{
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly Cli cli = new();
    private readonly List<ProcessUnderTest> processes = [];
    private readonly List<HttpClient> clients = [];
    private string[] connections = [];
    private ServiceProvider? services;

    /// <summary>Through which the second process reaches the database.</summary>
    public PostgresProxy SecondLine { get; private set; } = null!;

    /// <summary>Keys of the demonstration's coaches who have an account.</summary>
    public static ImmutableArray<string> Coaches { get; } = [.. DemoPeople.Read().Where(person => person.Roles.Contains(Role.Coach)).Select(person => person.Key)];

    /// <summary>Call it from a test's <c>InitializeAsync</c>: it skips the test where there is no PostgreSQL.</summary>
    public Task StartAsync() => StartAsync(count: 2);

    /// <summary>Kills a process (SIGKILL).</summary>
    public void Kill(int process) => processes[process].Kill();

    /// <summary>The same with so many of the processes for now.</summary>
    public async Task StartAsync(int count)
    {
        if (services is not null)
        {
            return;
        }

        var postgres = await PostgresServer.RequireAsync();
        var database = await postgres.CreateDatabaseAsync();
        SecondLine = PostgresProxy.Start(postgres.Port);
        services = new ServiceCollection()
            .AddLogging()
            .AddCpdData(DatabaseOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(Settings(database.ConnectionString, ":")).Build()))
            .BuildServiceProvider();
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        await DatabaseStart.SeedAsync(services, demo: true, CancellationToken.None);
        var behind = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString) { Port = SecondLine.Port }.ConnectionString;

        connections = [database.ConnectionString, behind];
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => StartNextAsync()));
    }

    /// <summary>Starts the next of the processes.</summary>
    public async Task StartNextAsync()
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"));
        var process = cli.Start(["serve", "--urls", address.GetLeftPart(UriPartial.Authority)], Settings(connections[processes.Count], "__"));
        processes.Add(process);
        clients.Add(new HttpClient { BaseAddress = address });
        await process.WaitForUrlAsync(new Uri(address, "health/ready"), CancellationToken.None);
    }

    /// <summary>For what is no GraphQL.</summary>
    public HttpClient Http(int process) => clients[process];

    /// <summary>A client of the first process (0) or the second (1), signed in with a development token.</summary>
    public GraphQLClient As(int process, string subject, Role role) =>
        new(clients[process]) { Token = DevelopmentTokens.Make(key, subject, subject, role, TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1)) };

    /// <summary>A client without a token.</summary>
    public GraphQLClient Anonymous(int process) => new(clients[process]);

    /// <summary>Reads the database beside the servers.</summary>
    public async Task<T> Look<T>(Func<CpdContext, Task<T>> read)
    {
        await using var db = await services!.GetRequiredService<IDbContextFactory<CpdContext>>().CreateDbContextAsync();

        return await read(db);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }

        clients.ForEach(client => client.Dispose());
        cli.Dispose();

        if (services is not null)
        {
            await SecondLine.DisposeAsync();
            await services.DisposeAsync();
        }
    }

    private Dictionary<string, string?> Settings(string connection, string separator) => new()
    {
        [$"Database{separator}Provider"] = "PostgreSql",
        [$"ConnectionStrings{separator}CpdGraph"] = connection,
        [$"Authentication{separator}DevelopmentKey"] = Convert.ToBase64String(key),

        // Nobody has to wait for half a minute.
        [$"Uploads{separator}HoldSeconds"] = "2",
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
    };
}
