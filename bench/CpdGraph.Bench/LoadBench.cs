using System.Diagnostics;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CpdGraph.Bench;

/// <summary>Measures what a process does at its start: reading the catalogue from an embedded database and building the snapshot.</summary>
internal static class LoadBench
{
    private const int Starts = 5;

    /// <summary>Fills a database, then starts new processes that load it: only a new one has the cold code that a server starts with.</summary>
    public static async Task RunAsync(int offerCount)
    {
        var folder = Directory.CreateTempSubdirectory("cpdgraph-bench-").FullName;

        try
        {
            await DatabaseFill.RunAsync(folder, offerCount);

            for (var start = 0; start < Starts; start++)
            {
                await StartAsync(folder, start == Starts - 1 ? "read" : "read-once");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Loads once, after what the server does before it: the check that the schema is up to date.</summary>
    public static async Task ReadOnceAsync(string folder)
    {
        await using var services = BenchServices.Of(folder);
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        await LoadAsync(services, "first time in a new process");
    }

    /// <summary>Loads as <see cref="ReadOnceAsync"/> does, then again, and measures memory and what a publisher waits for.</summary>
    public static async Task ReadAsync(string folder)
    {
        await using var services = BenchServices.Of(folder);
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);

        var empty = GC.GetTotalMemory(forceFullCollection: true);
        await LoadAsync(services, "first time in a new process");
        await LoadAsync(services, "again");
        await LoadAsync(services, "again");
        await MemoryAsync(services, empty);
        await StepAsync(services, 1);
        await StepAsync(services, 100);
        await StepAsync(services, 1000);

        foreach (var count in (int[])[500, 1_000, 2_500, 5_000, 10_000])
        {
            await StepOfOffersAsync(services, count);
        }
    }

    private static async Task StartAsync(string folder, string command)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. OwnArguments(), command, folder]))!;
        await process.WaitForExitAsync();

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The process that reads ended with {process.ExitCode}.");
        }
    }

    // Started as "dotnet CpdGraph.Bench.dll", the process is dotnet, and its first argument the assembly.
    private static string[] OwnArguments() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(LoadBench).Assembly.Location] : [];

    // Processor time beside the clock: on a busy machine the clock says little.
    private static async Task LoadAsync(ServiceProvider services, string which)
    {
        var (watch, processor, pause) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, GC.GetTotalPauseDuration());
        GC.KeepAlive(await services.GetRequiredService<CatalogueLoader>().LoadAsync(CancellationToken.None));
        Report.Line($"read and build, {which}", watch.Elapsed.TotalMilliseconds, "ms");
        Report.Line("  processor time of that, all threads", (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds, "ms");
        Report.Line("  pauses for the garbage collector in it", (GC.GetTotalPauseDuration() - pause).TotalMilliseconds, "ms");
    }

    private static async Task MemoryAsync(ServiceProvider services, long empty)
    {
        var catalogue = await services.GetRequiredService<CatalogueLoader>().LoadAsync(CancellationToken.None);
        Report.Line("memory of the snapshot, rows included", (GC.GetTotalMemory(forceFullCollection: true) - empty) / 1048576.0, "MiB");
        GC.KeepAlive(catalogue);
    }

    /// <summary>What a publisher waits for after the commit: the changed rows read and applied.</summary>
    private static async Task StepAsync(ServiceProvider services, int count)
    {
        var store = services.GetRequiredService<CatalogueStore>();
        await store.CatchUpAsync(CancellationToken.None);
        var contexts = services.GetRequiredService<IDbContextFactory<CpdContext>>();
        await using var db = contexts.CreateDbContext();

        foreach (var run in await db.Runs.OrderBy(run => run.Id).Take(count).ToListAsync())
        {
            db.Replace(run, run with { Capacity = count, Revision = run.Revision + 1 });
        }

        await db.SaveChangesAsync();
        var watch = Stopwatch.StartNew();
        await store.CatchUpAsync(CancellationToken.None);
        Report.Line($"catch up with {count} changed runs", watch.Elapsed.TotalMilliseconds, "ms");
    }

    /// <summary>A spreadsheet of offers, published already: written in one transaction with what is told of it, then read and applied.</summary>
    private static async Task StepOfOffersAsync(ServiceProvider services, int count)
    {
        var store = services.GetRequiredService<CatalogueStore>();
        await store.CatchUpAsync(CancellationToken.None);
        await using var db = services.GetRequiredService<IDbContextFactory<CpdContext>>().CreateDbContext();
        var offers = await db.Offers.Where(offer => offer.Status == OfferStatus.Published).OrderBy(offer => offer.Id).Take(count).ToListAsync();
        var versions = await db.OfferVersions.ToDictionaryAsync(version => (version.OfferId, version.Number));

        foreach (var offer in offers)
        {
            var version = versions[(offer.Id, offer.CurrentVersion!.Value)];
            db.Replace(offer, offer with { Revision = offer.Revision + 1 });
            db.Replace(version, version with { Title = $"{version.Title} {count}" });
        }

        var watch = Stopwatch.StartNew();
        await db.SaveChangesAsync();
        Report.Line($"write {offers.Count} changed offers with their versions and events", watch.Elapsed.TotalMilliseconds, "ms");
        watch.Restart();
        await store.CatchUpAsync(CancellationToken.None);
        Report.Line($"catch up with {offers.Count} changed offers with their versions", watch.Elapsed.TotalMilliseconds, "ms");
    }
}
