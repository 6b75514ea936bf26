using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CpdGraph.Data.Tests;

/// <summary>What one process of the product has of the database: two of these on one database share nothing but it.</summary>
public sealed class TestProcess : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public TestProcess(DatabaseOptions options, TimeProvider? clock = null, ILoggerProvider? log = null)
    {
        services = new ServiceCollection()
            .AddLogging(logging => _ = log is null ? logging : logging.AddProvider(log))
            .AddSingleton(clock ?? new ManualClock(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero)))
            .AddCpdData(options)
            .BuildServiceProvider();
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>What runs in the background, none of it started.</summary>
    public IEnumerable<IHostedService> Hosted => services.GetServices<IHostedService>();

    public AsyncServiceScope NewScope() => services.CreateAsyncScope();

    public CpdContext NewContext() => Get<IDbContextFactory<CpdContext>>().CreateDbContext();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
