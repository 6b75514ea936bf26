using System.Diagnostics;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CpdGraph.Bench;

/// <summary>Puts a generated catalogue into an embedded database.</summary>
internal static class DatabaseFill
{
    private const int RowsInOneSave = 2_000;

    public static async Task RunAsync(string folder, int offerCount)
    {
        await using var services = BenchServices.Of(folder);
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);

        var rows = CatalogueGenerator.Make(offerCount, BenchServices.Now);
        Report.Line("offers", rows.Offers.Length, "");
        Report.Line("runs", rows.Runs.Length, "");
        Report.Line("competency mappings", rows.OfferVersions.Sum(version => version.CompetencyMappings.Length), "");

        var watch = Stopwatch.StartNew();
        await using var db = services.GetRequiredService<IDbContextFactory<CpdContext>>().CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync();

        foreach (var some in rows.All().Chunk(RowsInOneSave))
        {
            db.AddRange(some.AsEnumerable());
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync();
        Report.Line("written in one transaction", watch.Elapsed.TotalMilliseconds, "ms");
    }
}
