using System.Globalization;
using System.Security.Cryptography;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Api.Tests.Verbs;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Story;

/// <summary>A new installation as its owner makes it, by verbs: the official catalogue and nobody in it. Everything is a process of its own.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly Cli cli = new();
    private readonly Dictionary<string, string?> environment;
    private ProcessUnderTest? server;
    private HttpClient? http;

    private Installation(Dictionary<string, string?> settings)
    {
        environment = settings;
        environment["Authentication__DevelopmentKey"] = Convert.ToBase64String(key);
    }

    public GraphQLClient Anonymous => new(http!);

    public static async Task<Installation> OnAsync(Database database)
    {
        var settings = new Dictionary<string, string?>();

        if (database is Database.Postgres)
        {
            settings["Database__Provider"] = "PostgreSql";
            settings["ConnectionStrings__CpdGraph"] = (await (await PostgresServer.RequireAsync()).CreateDatabaseAsync()).ConnectionString;

            // On PostgreSQL development sign-in is on in this environment only.
            settings["DOTNET_ENVIRONMENT"] = "Development";
        }

        return new Installation(settings);
    }

    /// <summary>Runs a verb to its end, which must be a good one.</summary>
    public async Task RunAsync(params string[] verb)
    {
        var result = await cli.Run(verb, environment: environment);

        Assert.True(result.Code == 0, result.ToString());
    }

    public async Task ServeAsync()
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}");
        server = cli.Start(["serve", "--urls", address], environment);
        await server.WaitForUrlAsync(new Uri($"{address}/health/ready"), TestContext.Current.CancellationToken);
        http = new HttpClient { BaseAddress = new Uri(address) };
    }

    /// <summary>Somebody who signs in in one role.</summary>
    public GraphQLClient As(string subject, Role role) =>
        new(http!) { Token = DevelopmentTokens.Make(key, subject, subject, role, TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1)) };

    public async ValueTask DisposeAsync()
    {
        http?.Dispose();

        if (server is not null)
        {
            await server.DisposeAsync();
        }

        cli.Dispose();
    }
}
