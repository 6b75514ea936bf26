using CpdGraph.Api.Composition;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Imports;

/// <summary>
/// Checks and writes imports, one at a time, the one asked for first first. It runs in every process: whichever takes an import has it in hand, and when
/// that process dies another one begins its step again, of which nothing was written.
/// </summary>
internal sealed class ImportWorker(
    IDbContextFactory<CpdContext> contexts, IServiceScopeFactory scopes, ImportSweep sweep, ImportBell bell, UploadOptions options, DatabaseOptions database, TimeProvider clock,
    ILogger<ImportWorker> logger) : BackgroundService
{
    // Somebody else's change came between: the step is decided again.
    private const int MaximumAttempts = 5;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan SweepPace = TimeSpan.FromMinutes(10);

    private bool isAway;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? swept = null;

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (swept is null || TimeProvider.System.GetElapsedTime(swept.Value) > SweepPace)
                {
                    await sweep.RunAsync(stoppingToken);
                    swept = TimeProvider.System.GetTimestamp();
                }

                while (await TakeAsync(stoppingToken) is { } job)
                {
                    await RunAsync(job, stoppingToken);
                }

                Recovered();
                await bell.WaitAsync(Pace, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Away(failure);
                await Task.Delay(Pace, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Takes the import that has waited longest, or that nobody has in hand any more. Null when there is none.</summary>
    private async Task<ImportJob?> TakeAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var found = await db.ImportJobs
            .Where(row => row.Status == JobStatus.Queued || (row.Status == JobStatus.Running && (row.HeldUntil == null || row.HeldUntil < now)))
            .OrderBy(row => row.CreatedAt).ThenBy(row => row.Id)
            .FirstOrDefaultAsync(cancellation);

        if (found is null)
        {
            return null;
        }

        var job = found with
        {
            Status = JobStatus.Running,
            RowsDone = 0,
            HeldUntil = now + TimeSpan.FromSeconds(options.HoldSeconds),
            FinishedAt = null,
            Revision = found.Revision + 1,
        };
        db.Replace(found, job);

        try
        {
            await db.SaveChangesAsync(cancellation);

            return job;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another process was quicker, or it was dropped; the next look finds the next one.
            return null;
        }
    }

    private async Task RunAsync(ImportJob job, CancellationToken stopping)
    {
        await using var hold = new ImportHold(
            job, beats: !(database.IsEmbedded && job.Confirmed), contexts, clock, TimeSpan.FromSeconds(options.HoldSeconds), stopping);

        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    await ActivatorUtilities.CreateInstance<ImportStep>(scope.ServiceProvider).RunAsync(hold);
                    break;
                }
                catch (Exception refused) when (attempt < MaximumAttempts && !hold.IsLost && Refusals.IsWorthAnother(refused))
                {
                    // Decided afresh, with what the other one wrote in view.
                }
            }
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            await GiveBackAsync(hold);
        }
        catch (Exception given) when (hold.IsLost || given is ImportLostException)
        {
            Log.ImportLost(logger, job.Id.Value);
        }
        catch (Exception fault) when (!DatabaseOutage.Is(fault))
        {
            Log.ImportFailed(logger, job.Id.Value, fault);
            await FailAsync(hold);
        }
    }

    // Another process need not wait until this one is taken to be dead.
    private async Task GiveBackAsync(ImportHold hold)
    {
        try
        {
            var job = await hold.LetGoAsync();
            await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
            var (id, revision) = (job.Id, job.Revision);
            await db.ImportJobs.Where(row => row.Id == id && row.Revision == revision)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.HeldUntil, (DateTimeOffset?)null).SetProperty(row => row.Revision, revision + 1), CancellationToken.None);
        }
        catch (Exception fault) when (fault is ImportLostException || DatabaseOutage.Is(fault))
        {
            // Then it waits.
        }
    }

    private async Task FailAsync(ImportHold hold)
    {
        var before = await hold.LetGoAsync();
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        db.Replace(before, before.Ended(JobStatus.Failed, clock.GetUtcNow()) with
        {
            Failure = "Something went wrong here, and nothing was written. Upload the file again; if it happens again, tell who runs this service.",
        });
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private void Away(Exception failure)
    {
        if (!isAway)
        {
            isAway = true;
            Log.ImportsWait(logger, failure.GetBaseException().Message, failure);
        }
    }

    private void Recovered()
    {
        if (isAway)
        {
            isAway = false;
            Log.ImportsGoOn(logger);
        }
    }
}
