using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Privacy;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Api.Tests.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CpdGraph.Api.Tests.Features.Coaches;

/// <summary>
/// The whole server on a database that tests write to, one for each engine. Every test brings its own people, so that none sees another's.
/// The first steward is there; everybody else comes in as they would in life: granted, registered, invited.
/// </summary>
public sealed class PeopleServer : IAsyncDisposable
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly Lazy<Task<PeopleServer>> OnSqlite = new(() => StartAsync([], TemporaryFolder()));
    private static readonly Lazy<Task<PeopleServer>> OnPostgres = new(StartOnPostgresAsync);

    private readonly WebApplication app;
    private readonly HttpClient http;
    private int names;

    private PeopleServer(WebApplication app)
    {
        this.app = app;
        http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>For addresses that are not GraphQL.</summary>
    public HttpClient Http => http;

    /// <summary>Nobody in particular.</summary>
    public GraphQLClient Anonymous => new(http);

    /// <summary>The first steward.</summary>
    public GraphQLClient Steward => As("steward", Role.Steward);

    public static async Task<PeopleServer> SharedAsync(Database database)
    {
        if (database is Database.Postgres)
        {
            // Skips the running test where there is no PostgreSQL.
            await PostgresServer.RequireAsync();
        }

        return await (database is Database.Postgres ? OnPostgres : OnSqlite).Value;
    }

    /// <summary>A server on a database of its own, for tests that change what everybody's answers hang on.</summary>
    public static async Task<PeopleServer> OwnAsync(Database database) =>
        database is Database.Postgres ? await StartOnPostgresAsync() : await StartAsync([], TemporaryFolder());

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    /// <summary>A client that signs in as a subject, with a token for one role.</summary>
    public GraphQLClient As(string subject, Role role) =>
        new(http) { Token = DevelopmentTokens.Make(Key, subject, subject, role, ApiServer.Now, TimeSpan.FromHours(1)) };

    /// <summary>A client that signs in with a token that names no roles, and so narrows none.</summary>
    public GraphQLClient As(string subject) => new(http)
    {
        Token = new TestToken(DevelopmentSignIn.Issuer, ApiServer.Now)
            .With("aud", DevelopmentSignIn.Audience).With("sub", subject).WithHeader("kid", "development").SignWithSecret(Key),
    };

    /// <summary>A name that nobody else has.</summary>
    public string NewName(string kind) => $"{kind}-{Interlocked.Increment(ref names)}";

    /// <summary>The export of the own record of whoever holds the client's token.</summary>
    public async Task<JsonElement> OwnRecord(GraphQLClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, OwnRecordEndpoint.Path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", client.Token);
        using var answer = await http.SendAsync(request);
        using var document = JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());

        return document.RootElement.Clone();
    }

    /// <summary>Reads the database beside the server.</summary>
    public async Task<T> Look<T>(Func<CpdContext, Task<T>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();

        return await read(scope.ServiceProvider.GetRequiredService<CpdContext>());
    }

    /// <summary>Compares the totals of all coaches with their records.</summary>
    public Task<RollupsCheck> CheckRollups(CancellationToken cancellation) => app.Services.GetRequiredService<Rollups>().CheckAsync(cancellation);

    /// <summary>Does something with the services of a request of somebody, in a transaction that is committed at the end.</summary>
    public async Task<T> Within<T>(Caller caller, Func<IServiceProvider, Task<T>> step)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Caller = caller;
        var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var done = await step(scope.ServiceProvider);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();

        return done;
    }

    /// <summary>Writes to the database beside the server, as another process would, until the server knows what became of the catalogue.</summary>
    public async Task Change(Func<CpdContext, Task> change)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
        await change(db);
        await db.SaveChangesAsync();
        await scope.ServiceProvider.GetRequiredService<CatalogueStore>().CatchUpAsync(CancellationToken.None);
    }

    private static async Task<PeopleServer> StartOnPostgresAsync()
    {
        var database = await (await PostgresServer.RequireAsync()).CreateDatabaseAsync();
        var settings = new Dictionary<string, string?>
        {
            ["Database:Provider"] = "PostgreSql",
            ["ConnectionStrings:CpdGraph"] = database.ConnectionString,
        };

        await using (var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(new ManualClock(ApiServer.Now))
            .AddCpdData(DatabaseOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()))
            .BuildServiceProvider())
        {
            await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
            await DatabaseStart.SeedAsync(services, demo: true, CancellationToken.None);
        }

        return await StartAsync(settings, folder: null);
    }

    private static async Task<PeopleServer> StartAsync(Dictionary<string, string?> settings, string? folder)
    {
        settings["Authentication:DevelopmentKey"] = Convert.ToBase64String(Key);

        var app = await Server.StartAsync("http://127.0.0.1:0", folder, CancellationToken.None, builder =>
        {
            builder.Environment.EnvironmentName = Environments.Development;
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Services.AddSingleton<TimeProvider>(new ManualClock(ApiServer.Now));
            builder.Services.AddSingleton<IStartupFilter, StatementCounter>();
            builder.Services.Configure<LoggerFilterOptions>(logging => logging.MinLevel = LogLevel.Warning);
        });
        var server = new PeopleServer(app);
        await server.MakeStewardAsync();

        return server;
    }

    private async Task MakeStewardAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
        var granted = MembershipRules.Grant(
            new MembershipRequest { Issuer = DevelopmentSignIn.Issuer, Subject = "steward", MemberName = "Steward", Role = Role.Steward },
            new MembershipFacts { Granter = Caller.CommandLine, Today = LondonCalendar.DayOf(ApiServer.Now), Now = ApiServer.Now })
            .Match(done => done, errors => throw new InvalidOperationException(errors[0].Message));
        db.Add(granted.NewMember!);
        db.Add(granted.Membership);
        await db.SaveChangesAsync();
    }

    private static string TemporaryFolder()
    {
        var folder = Directory.CreateTempSubdirectory("cpdgraph-people-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);

        return folder;
    }
}
