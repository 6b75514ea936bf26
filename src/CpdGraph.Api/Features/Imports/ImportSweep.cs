using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Imports;

/// <summary>Deletes files a day after they were sent, with what was found of their rows and the samples of their cells. What became of an import stays.</summary>
internal sealed class ImportSweep(IDbContextFactory<CpdContext> contexts, TimeProvider clock)
{
    private const int AtOnce = 100;

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (await SweepAsync(cancellation) == AtOnce)
        {
            // There may be more.
        }
    }

    private async Task<int> SweepAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var before = now - Upload.FileLife;
        var uploads = await db.Uploads.Where(row => row.UploadedAt < before).OrderBy(row => row.UploadedAt).Select(row => row.Id).Take(AtOnce).ToListAsync(cancellation);

        if (uploads.Count == 0)
        {
            return 0;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var jobs = await db.ImportJobs.Where(row => uploads.Contains(row.UploadId)).ToListAsync(cancellation);
        ImportJobId[] ids = [.. jobs.Select(job => job.Id)];
        await db.ImportFindings.Where(row => ids.Contains(row.JobId)).ExecuteDeleteAsync(cancellation);
        await db.UploadContents.Where(row => uploads.Contains(row.UploadId)).ExecuteDeleteAsync(cancellation);
        await db.Uploads.Where(row => uploads.Contains(row.Id)).ExecuteDeleteAsync(cancellation);

        foreach (var job in jobs)
        {
            var bare = job with { Columns = [.. job.Columns.Select(column => column with { Samples = [] })], Revision = job.Revision + 1 };
            db.Replace(job, job.HasEnded() ? bare : bare with
            {
                Status = JobStatus.Cancelled,
                HeldUntil = null,
                FinishedAt = now,
                Failure = "Nobody confirmed it within a day, and the file is gone. Upload it again.",
            });
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);

            return uploads.Count;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody is at one of them: the next sweep will do it.
            return 0;
        }
    }
}
