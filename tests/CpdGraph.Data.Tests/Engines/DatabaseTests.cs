using Microsoft.Extensions.Logging;

namespace CpdGraph.Data.Tests;

/// <summary>Tests that hold for every engine: an abstract class of them, and a sealed one for each engine.</summary>
public abstract class DatabaseTests<TEngine> : IAsyncLifetime
    where TEngine : IEngine, new()
{
    private readonly TEngine engine = new();
    private readonly List<TestProcess> others = [];

    private protected DatabaseOptions Database { get; private set; } = new();

    private protected TestProcess Process { get; private set; } = null!;

    private protected virtual bool StartsMigrated => true;

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Database = await engine.NewDatabaseAsync(StartsMigrated);
        Process = new TestProcess(Database);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in others.Append(Process).OfType<TestProcess>())
        {
            await process.DisposeAsync();
        }

        if (Process is not null)
        {
            await engine.DropAsync(Database);
        }

        GC.SuppressFinalize(this);
    }

    private protected TestProcess OtherProcess(ILoggerProvider? log = null, TimeProvider? clock = null)
    {
        var process = new TestProcess(Database, clock, log);
        others.Add(process);
        return process;
    }
}
