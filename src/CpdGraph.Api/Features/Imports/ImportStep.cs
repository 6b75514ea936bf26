using System.Collections.Immutable;
using System.Globalization;
using CpdGraph.Api.Imports;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Imports;

/// <summary>
/// One step of an import: its check, of which nothing is kept but what was found, or its writing, which is one transaction with the import's own last state.
/// Either goes by the rights of this moment of who asked for it.
/// </summary>
internal sealed class ImportStep(
    CpdContext db, IDbContextFactory<CpdContext> contexts, ImportAccount account, CallerAccessor rights, ErasureGuard erasures, ProviderImport import, CatalogueStore store,
    PlacesStore places, DatabaseOptions database, TimeProvider clock, ILogger<ImportWorker> logger)
{
    private const int LongestFailure = 1_000;

    /// <summary>Takes the step.</summary>
    /// <exception cref="ImportLostException">The import is no longer in this process's hands: nothing was written.</exception>
    public async Task RunAsync(ImportHold hold)
    {
        var job = hold.Job;

        if (await account.CallerAsync(job, hold.Token) is not { } caller)
        {
            await FailAsync(hold, job.ProviderId is null
                ? "You are no longer a steward, and an import without a provider is for stewards alone. Nothing was written."
                : "You may no longer publish for this provider. Nothing was written. Ask a steward if that is a mistake.");
            return;
        }

        rights.Caller = caller;

        if (await db.UploadContents.Where(row => row.UploadId == job.UploadId).Select(row => row.Bytes).FirstOrDefaultAsync(hold.Token) is not { } bytes)
        {
            await FailAsync(hold, "The file is gone: files are kept for a day. Upload it again.");
            return;
        }

        var sheet = ImportSheet.Read(bytes, job.Worksheet, job.Dataset, Said(job), await RememberedAsync(job, hold.Token));

        if (!sheet.Faults.IsEmpty)
        {
            await FailAsync(hold, Text(sheet.Faults), sheet.Columns);
            return;
        }

        hold.Count(sheet.Rows.Count);
        await store.CatchUpAsync(hold.Token);
        db.ChangeTracker.AutoDetectChangesEnabled = false;

        await (job.Confirmed ? WriteAsync(hold, sheet, caller) : CheckAsync(hold, sheet, caller));
    }

    private async Task CheckAsync(ImportHold hold, ImportSheet sheet, Caller caller)
    {
        var found = await LookAsync(hold, sheet, caller);

        await KeepAsync(hold, found, job => job.Counting(found).Ended(JobStatus.AwaitingConfirmation, clock.GetUtcNow()) with { Columns = sheet.Columns });
    }

    // Rows that take part in bookings are locked while they are decided about, which needs a transaction; SQLite would keep everybody else from writing.
    private async Task<ImmutableArray<ImportFinding>> LookAsync(ImportHold hold, ImportSheet sheet, Caller caller)
    {
        if (database.IsEmbedded && sheet.Dataset != ImportDataset.Attendance)
        {
            return await DecideAsync(hold, sheet, caller, writes: false);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(hold.Token);

        return await DecideAsync(hold, sheet, caller, writes: false);
    }

    private async Task WriteAsync(ImportHold hold, ImportSheet sheet, Caller caller)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(hold.Token);
        await db.LockErasuresAsync(forErasing: false, hold.Token);
        var found = await DecideAsync(hold, sheet, caller, writes: true);
        var refused = found.Count(finding => finding.Outcome == ImportRowOutcome.Reject);

        if (refused > 0 && !hold.Job.SkipRejected)
        {
            await transaction.RollbackAsync(hold.Token);
            await KeepAsync(hold, found, job => job.Counting(found).Ended(JobStatus.AwaitingConfirmation, clock.GetUtcNow()) with
            {
                Confirmed = false,
                Failure = string.Create(
                    CultureInfo.InvariantCulture,
                    $"Something has changed since the check: {refused:N0} {(refused == 1 ? "row is" : "rows are")} refused now, and nothing was written. Look at the rows, and confirm again."),
            });
            return;
        }

        if (await erasures.ForbidsAsync(caller.PrincipalId, hold.Token))
        {
            await transaction.RollbackAsync(hold.Token);
            await FailAsync(hold, "The file is about somebody who was erased, or was sent by them. Nothing was written.");
            return;
        }

        OfferRunId[] runs = [.. db.ChangeTracker.Entries<Enrolment>().Where(entry => entry.State is not EntityState.Unchanged).Select(entry => entry.Entity.RunId).Distinct()];
        var id = hold.Job.Id;
        await db.ImportFindings.Where(row => row.JobId == id).ExecuteDeleteAsync(hold.Token);
        db.AddRange(found);
        await db.SaveChangesAsync(hold.Token);

        // Until here everything can be taken back; from here on the import is written, or is somebody else's.
        var before = await hold.LetGoAsync();
        var after = before.Counting(found).Ended(refused > 0 ? JobStatus.SucceededWithErrors : JobStatus.Succeeded, clock.GetUtcNow());
        await ReplaceAsync(db, before, after);
        await transaction.CommitAsync(CancellationToken.None);
        Log.ImportDone(logger, after.Id.Value, after.Status.ToString(), after.RowCount, after.RejectCount);

        await store.CatchUpAsync(CancellationToken.None);
        await places.CatchUpAsync(runs, CancellationToken.None);
    }

    private Task<ImmutableArray<ImportFinding>> DecideAsync(ImportHold hold, ImportSheet sheet, Caller caller, bool writes)
    {
        var catalogue = store.Current.For(caller.CatalogueViewer, clock.GetUtcNow(), places.Current);
        var provider = hold.Job.ProviderId is { } id ? catalogue.Provider(id) : null;

        return import.ReadAsync(new(hold.Job.Id, sheet, provider, caller, catalogue, writes, hold), hold.Token);
    }

    private Task FailAsync(ImportHold hold, string text, ImmutableArray<MatchedColumn> columns = default) => KeepAsync(hold, [], job =>
        job.Ended(JobStatus.Failed, clock.GetUtcNow()) with { Failure = text, Columns = columns.IsDefaultOrEmpty ? job.Columns : columns });

    /// <summary>Keeps what was found, and the import's next state, and nothing else.</summary>
    private async Task KeepAsync(ImportHold hold, IReadOnlyCollection<ImportFinding> findings, Func<ImportJob, ImportJob> next)
    {
        await using var kept = await contexts.CreateDbContextAsync(hold.Token);
        kept.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await kept.Database.BeginTransactionAsync(hold.Token);
        var id = hold.Job.Id;
        await kept.ImportFindings.Where(row => row.JobId == id).ExecuteDeleteAsync(hold.Token);
        kept.AddRange(findings);
        await kept.SaveChangesAsync(hold.Token);

        var before = await hold.LetGoAsync();
        var after = next(before);
        await RememberAsync(kept, before, after, hold.Token);
        await ReplaceAsync(kept, before, after);
        await transaction.CommitAsync(CancellationToken.None);
        Log.ImportDone(logger, after.Id.Value, after.Status.ToString(), after.RowCount, after.RejectCount);
    }

    private static async Task ReplaceAsync(CpdContext db, ImportJob before, ImportJob after)
    {
        db.Replace(before, after);

        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ImportLostException();
        }
    }

    // What a person said holds for the provider's next file, as far as this file has such a header.
    private static async Task RememberAsync(CpdContext db, ImportJob asked, ImportJob found, CancellationToken cancellation)
    {
        if (asked.ProviderId is not { } provider || asked.IsChecked())
        {
            return;
        }

        var headers = found.Columns.Select(column => ImportColumn.Plain(column.Header)).ToHashSet(StringComparer.Ordinal);
        var said = asked.Columns
            .Select(column => (Header: ImportColumn.Plain(column.Header), column.Field))
            .Where(column => column.Header.Length > 0 && headers.Contains(column.Header))
            .ToArray();
        string[] names = [.. said.Select(column => column.Header)];

        if (names.Length > 0)
        {
            await db.RememberedColumns
                .Where(row => row.ProviderId == provider && row.Dataset == asked.Dataset && names.Contains(row.Header))
                .ExecuteDeleteAsync(cancellation);
            db.AddRange(said.Select(column => new RememberedColumn { ProviderId = provider, Dataset = asked.Dataset, Header = column.Header, Field = column.Field }));
            await db.SaveChangesAsync(cancellation);
        }
    }

    // Before the check the columns are those that somebody has matched; after it, all of them as they were matched then, and meant again.
    private static IEnumerable<KeyValuePair<string, string?>> Said(ImportJob job) => job.Columns.Select(column => KeyValuePair.Create(column.Header, column.Field));

    private async Task<IReadOnlyList<RememberedColumn>> RememberedAsync(ImportJob job, CancellationToken cancellation) => job.ProviderId is { } provider
        ? await db.RememberedColumns.Where(row => row.ProviderId == provider && row.Dataset == job.Dataset).ToListAsync(cancellation)
        : [];

    private static string Text(ImmutableArray<ImportProblem> faults)
    {
        var text = string.Join(' ', faults.Select(fault => fault.Row > ImportHeader.Row ? string.Create(CultureInfo.InvariantCulture, $"Row {fault.Row}: {fault.Message}") : fault.Message).Distinct());

        return text.Length <= LongestFailure ? text : string.Concat(text.AsSpan(0, LongestFailure - 1), "…");
    }
}
