using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>A server whose PostgreSQL a test can take away. Started once for a class of tests, which run one after the other.</summary>
public sealed class OutageServer : IAsyncLifetime
{
    private readonly LogEntries log = new();

    public PostgresProxy Proxy { get; private set; } = null!;

    public ApiServer Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Proxy = PostgresProxy.Start((await PostgresServer.RequireAsync()).Port);
        Api = await ApiServer.BehindAsync(Proxy, services => services.AddSingleton<ILoggerProvider>(log));
    }

    /// <summary>Warnings and errors whose text holds this.</summary>
    public string[] Logged(string text) => [.. log.AtLeast(LogLevel.Warning).Where(line => line.Contains(text, StringComparison.Ordinal))];

    /// <summary>Opens the line again, and waits until people are served.</summary>
    public async Task RecoverAsync()
    {
        Proxy.Open();

        // The pool may still hold connections of before the outage: each gives one failure.
        for (var attempt = 1; ; attempt++)
        {
            var answer = await Api.As("amira", Role.Coach).Send("{ completions { totalCount } }");

            if (answer.Errors.Count == 0)
            {
                return;
            }

            Assert.True(attempt < 100, answer.ToString());
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await Proxy.DisposeAsync();
        log.Dispose();
    }
}
