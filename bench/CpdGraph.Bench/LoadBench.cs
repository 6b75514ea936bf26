using System.Diagnostics;
using System.Globalization;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CpdGraph.Bench;

/// <summary>Measures what a process does at its start: reading the catalogue from an embedded database and building the snapshot.</summary>
internal static class LoadBench
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(int offerCount)
    {
        var folder = Directory.CreateTempSubdirectory("cpdgraph-bench-").FullName;

        try
        {
            await using var services = new ServiceCollection()
                .AddLogging()
                .AddCpdData(new DatabaseOptions { Folder = folder })
                .BuildServiceProvider();
            await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
            await FillAsync(services, offerCount);

            var empty = GC.GetTotalMemory(forceFullCollection: true);
            await LoadAsync(services, "first time in the process");
            await LoadAsync(services, "again");
            await LoadAsync(services, "again");
            await MemoryAsync(services, empty);
            await StepAsync(services, 1);
            await StepAsync(services, 100);
            await StepAsync(services, 1000);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Processor time beside the clock: on a busy machine the clock says little.
    private static async Task LoadAsync(ServiceProvider services, string which)
    {
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        GC.KeepAlive(await services.GetRequiredService<CatalogueLoader>().LoadAsync(CancellationToken.None));
        Report($"read and build, {which}", watch.Elapsed.TotalMilliseconds, "ms");
        Report("processor time of that, all threads", (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds, "ms");
    }

    private static async Task MemoryAsync(ServiceProvider services, long empty)
    {
        var catalogue = await services.GetRequiredService<CatalogueLoader>().LoadAsync(CancellationToken.None);
        Report("memory of the snapshot, rows included", (GC.GetTotalMemory(forceFullCollection: true) - empty) / 1048576.0, "MiB");
        GC.KeepAlive(catalogue);
    }

    private static async Task FillAsync(ServiceProvider services, int offerCount)
    {
        var rows = CatalogueGenerator.Make(offerCount, Now);
        Report("offers", rows.Offers.Length, "");
        Report("runs", rows.Runs.Length, "");
        Report("competency mappings", rows.OfferVersions.Sum(version => version.CompetencyMappings.Length), "");
        var watch = Stopwatch.StartNew();

        await using var db = services.GetRequiredService<IDbContextFactory<CpdContext>>().CreateDbContext();
        db.AddRange(rows.All());
        await db.SaveChangesAsync();
        Report("written in one transaction", watch.Elapsed.TotalMilliseconds, "ms");
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
        Report($"catch up with {count} changed runs", watch.Elapsed.TotalMilliseconds, "ms");
    }

    private static void Report(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-60} {value,12:N1} {unit}"));
}
