using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Mutations;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Imports;

/// <summary>One import of a provider's file by the command line, within one transaction: all rows or none.</summary>
internal static class ProviderImportRun
{
    private const int MaximumAttempts = 3;

    /// <param name="services">Of the database, with what imports need.</param>
    /// <param name="sheet">The file.</param>
    /// <param name="provider">Slug of the provider. Null: the rows name theirs.</param>
    /// <param name="dryRun">Whether to write nothing.</param>
    /// <param name="progress">Told how many rows are done.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="StartFailure">No provider has this slug.</exception>
    public static async Task<ImportOutcome> RunAsync(
        IServiceProvider services, ImportSheet sheet, string? provider, bool dryRun, IProgress<int> progress, CancellationToken cancellation)
    {
        if (!sheet.Faults.IsEmpty)
        {
            return new(sheet.Faults, 0, 0, Saved: false);
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(services, sheet, provider, dryRun, progress, cancellation);
            }
            catch (Exception refused) when (attempt < MaximumAttempts && Refusals.IsWorthAnother(refused))
            {
                // A server on the same database was quicker: its change is there now, and all rows are decided about afresh.
            }
        }
    }

    private static async Task<ImportOutcome> TryAsync(
        IServiceProvider services, ImportSheet sheet, string? slug, bool dryRun, IProgress<int> progress, CancellationToken cancellation)
    {
        var store = services.GetRequiredService<CatalogueStore>();
        await store.CatchUpAsync(cancellation);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var catalogue = store.Current.For(CatalogueViewer.Steward, now);
        var provider = slug is null ? null
            : catalogue.ProviderBySlug(slug) ?? throw new StartFailure($"No provider has the slug '{slug}'. Take it from the provider's page or from the API: the field slug.");

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockErasuresAsync(forErasing: false, cancellation);
        var caller = Caller.CommandLine with { PrincipalId = await ImportRun.AccountAsync(db, now, cancellation) };
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Caller = caller;
        var findings = await scope.ServiceProvider.GetRequiredService<ProviderImport>().ReadAsync(
            new(ImportJobId.New(now), sheet, provider, caller, catalogue, Writes: !dryRun, progress), cancellation);
        var saves = !dryRun && findings.All(finding => finding.Outcome != ImportRowOutcome.Reject);

        if (saves)
        {
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        int Count(ImportRowOutcome outcome) => findings.Count(finding => finding.Outcome == outcome);

        return new([.. findings.SelectMany(finding => finding.Problems)], Count(ImportRowOutcome.Create), Count(ImportRowOutcome.Unchanged), saves)
        {
            Updated = Count(ImportRowOutcome.Update),
        };
    }
}
