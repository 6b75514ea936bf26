using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CpdGraph.Data;

/// <summary>
/// Makes the facts of each day in the background: the first when there are none, then every night. The start does not wait for it. While the database does not
/// answer, it tries on, and readers keep what they have.
/// </summary>
public sealed class NightlySnapshot(WorkforceSnapshotStore store, ILogger<NightlySnapshot> logger) : BackgroundService
{
    // By the clock and not by a timer until 02:00: clocks are set, change twice a year, and computers sleep.
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);
    private bool isAway;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);

        try
        {
            // The embedded database does not really wait: the start of the server goes on beside it.
            await Task.Yield();

            do
            {
                await TryAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process is stopping.
        }
    }

    private async Task TryAsync(CancellationToken cancellation)
    {
        try
        {
            await store.CatchUpAsync(cancellation);

            if (isAway)
            {
                isAway = false;
                Log.SnapshotRecovered(logger);
            }
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // The process is stopping.
        }
        catch (Exception failure)
        {
            // The next try may do better. Once is enough to be told.
            if (!isAway)
            {
                isAway = true;
                Log.SnapshotFailing(logger, failure.GetBaseException().Message, failure);
            }
        }
    }
}
