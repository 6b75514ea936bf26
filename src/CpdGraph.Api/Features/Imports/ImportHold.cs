using CpdGraph.Api.Composition;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Imports;

/// <summary>
/// An import that this process has in hand. While it works, it says so in the database, and how far it is: whoever does not for a while is taken to be
/// dead, and another process takes the import. Each word is the import's next revision, so that two can never both end it.
/// </summary>
internal sealed class ImportHold : IProgress<int>, IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private readonly IDbContextFactory<CpdContext> contexts;
    private readonly TimeProvider clock;
    private readonly TimeSpan life;
    private readonly CancellationTokenSource lost;
    private readonly CancellationTokenSource stop = new();
    private readonly Task beating;
    private volatile int rowsDone;
    private volatile int rowCount;

    /// <param name="job">As this process has taken it.</param>
    /// <param name="beats">False where nothing can be written beside the import: nobody else can take it then either.</param>
    /// <param name="stopping">Ends the work when the process stops.</param>
    public ImportHold(
        ImportJob job, bool beats, IDbContextFactory<CpdContext> contexts, TimeProvider clock, TimeSpan life, CancellationToken stopping)
    {
        (Job, this.contexts, this.clock, this.life) = (job, contexts, clock, life);
        rowCount = job.RowCount;
        lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Token = lost.Token;
        beating = beats ? Task.Run(BeatAsync, CancellationToken.None) : Task.CompletedTask;
    }

    /// <summary>As the database has it, as far as this process knows.</summary>
    public ImportJob Job { get; private set; }

    /// <summary>Cancelled when somebody else has taken the import, or dropped it, and when the process stops.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether the import is no longer in this process's hands.</summary>
    public bool IsLost { get; private set; }

    /// <summary>How many rows there are.</summary>
    public void Count(int rows) => rowCount = rows;

    /// <summary>How many rows are done.</summary>
    public void Report(int value) => rowsDone = value;

    /// <summary>Says nothing more: from now on <see cref="Job"/> is what the database has, and the caller may write its next state.</summary>
    public async Task<ImportJob> LetGoAsync()
    {
        await stop.CancelAsync();
        await beating;

        return IsLost ? throw new ImportLostException() : Job with { RowCount = rowCount, RowsDone = rowsDone };
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await beating;
        stop.Dispose();
        lost.Dispose();
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Pace);
        var renewed = TimeProvider.System.GetTimestamp();

        while (!stop.IsCancellationRequested && !IsLost)
        {
            try
            {
                await timer.WaitForNextTickAsync(stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            var (rows, done) = (rowCount, rowsDone);

            if ((rows, done) != (Job.RowCount, Job.RowsDone) || TimeProvider.System.GetElapsedTime(renewed) > life / 3)
            {
                if (await TryRenewAsync(rows, done))
                {
                    renewed = TimeProvider.System.GetTimestamp();
                }
                else if (TimeProvider.System.GetElapsedTime(renewed) > life)
                {
                    // The database was away for so long that another process may have begun.
                    Lose();
                }
            }
        }
    }

    /// <returns>False when the database did not answer.</returns>
    private async Task<bool> TryRenewAsync(int rows, int done)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
            var (id, revision, until) = (Job.Id, Job.Revision, clock.GetUtcNow() + life);
            var renewed = await db.ImportJobs.Where(row => row.Id == id && row.Revision == revision).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.RowCount, rows)
                    .SetProperty(row => row.RowsDone, done)
                    .SetProperty(row => row.HeldUntil, until)
                    .SetProperty(row => row.Revision, revision + 1),
                CancellationToken.None);

            if (renewed == 0)
            {
                Lose();
            }
            else
            {
                Job = Job with { RowCount = rows, RowsDone = done, HeldUntil = until, Revision = revision + 1 };
            }

            return true;
        }
        catch (Exception fault) when (DatabaseOutage.Is(fault))
        {
            return false;
        }
    }

    private void Lose()
    {
        IsLost = true;
        lost.Cancel();
    }
}

/// <summary>Somebody else has the import in hand, or has dropped it.</summary>
internal sealed class ImportLostException : Exception;
