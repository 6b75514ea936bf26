using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Execution;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Imports;

/// <summary>
/// Tells those who follow an import of each change, whichever process makes it: asks for the revisions of all imports that are followed here, in one
/// statement, a few times a second, and of none while nobody follows one.
/// </summary>
internal sealed class ImportWatch(IDbContextFactory<CpdContext> contexts, CatalogueStore store, TimeProvider clock, ILogger<ImportWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<Follower, ImportJobId> followers = [];
    private bool isAway;

    /// <summary>An import as it is, and after each change. Nothing of one that the caller may not see.</summary>
    public static IAsyncEnumerable<ImportJob> Progressed(ImportProgressedArguments arguments, RequestContext context, CancellationToken cancellation)
    {
        var watch = context.Service<ImportWatch>();
        var id = IdArgument.One<ImportJobId>(arguments.JobId, NodeKind.ImportJob, "jobId") ?? default;
        var follower = new Follower();
        watch.followers[follower] = id;

        // Also when nobody ever asks for an event.
        cancellation.UnsafeRegister(_ => watch.followers.TryRemove(follower, out ImportJobId _), null);

        return watch.FollowAsync(follower, id, context, cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);

        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (!followers.IsEmpty)
                {
                    await TryLookAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process is stopping.
        }
    }

    private async IAsyncEnumerable<ImportJob> FollowAsync(
        Follower follower, ImportJobId id, RequestContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            var told = 0;

            do
            {
                // With the rights of this moment.
                if (await ReadAsync(id, cancellation) is not { } job || !context.Caller().May(AccessPolicy.OwnJob, AccessSubject.Of(job)))
                {
                    yield break;
                }

                if (job.Revision != told)
                {
                    told = job.Revision;

                    // Whoever is told that it is written finds what it wrote.
                    if (job.IsNews(clock.GetUtcNow()))
                    {
                        await store.CatchUpAsync(cancellation);
                    }

                    yield return job;
                }

                if (job.HasEnded())
                {
                    yield break;
                }
            }
            while (await follower.ChangedAsync(told, cancellation));
        }
        finally
        {
            followers.TryRemove(follower, out _);
        }
    }

    private async Task<ImportJob?> ReadAsync(ImportJobId id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);

        return await db.ImportJobs.FirstOrDefaultAsync(row => row.Id == id, cancellation);
    }

    private async Task TryLookAsync(CancellationToken cancellation)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            ImportJobId[] ids = [.. followers.Values.Distinct()];
            var revisions = await db.ImportJobs.Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Revision }).ToDictionaryAsync(row => row.Id, row => row.Revision, cancellation);

            foreach (var (follower, id) in followers)
            {
                if (revisions.TryGetValue(id, out var revision))
                {
                    follower.Tell(revision);
                }
            }

            isAway = false;
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // The process is stopping.
        }
        catch (Exception failure)
        {
            // The next look may do better. Once is enough to be told.
            if (!isAway)
            {
                isAway = true;
                Log.ProgressUnknown(logger, failure);
            }
        }
    }

    /// <summary>Somebody who follows an import. Of several changes the last one counts.</summary>
    private sealed class Follower
    {
        private readonly Channel<int> revisions = Channel.CreateBounded<int>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

        public void Tell(int revision) => revisions.Writer.TryWrite(revision);

        public async ValueTask<bool> ChangedAsync(int told, CancellationToken cancellation)
        {
            while (await revisions.Reader.ReadAsync(cancellation) == told)
            {
                // Nothing has happened since.
            }

            return true;
        }
    }
}
