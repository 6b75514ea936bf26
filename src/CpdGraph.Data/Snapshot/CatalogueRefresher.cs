using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CpdGraph.Data;

/// <summary>
/// Keeps the snapshot of this process up to date with what other processes write: asks for the revision once a second, and at once when
/// PostgreSQL announces a change. While the database does not answer, readers keep the snapshot they have.
/// </summary>
public sealed class CatalogueRefresher(CatalogueStore store, CatalogueListener listener, ILogger<CatalogueRefresher> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listening = listener.ListenAsync(stoppingToken);
        var wait = Pace;

        while (await listener.WaitAsync(wait, stoppingToken))
        {
            wait = await TryAsync(wait, stoppingToken);
        }

        await listening;
    }

    /// <returns>How long to wait for the next try.</returns>
    private async Task<TimeSpan> TryAsync(TimeSpan waited, CancellationToken cancellation)
    {
        try
        {
            var catalogue = await store.CatchUpAsync(cancellation);

            if (waited > Pace)
            {
                Log.RefreshRecovered(logger, catalogue.Revision);
            }

            return Pace;
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            return Pace;
        }
        catch (Exception failure)
        {
            // Whatever it is, the next try may do better, and nobody may be left with a refresher that has given up.
            if (waited == Pace)
            {
                Log.RefreshFailing(logger, failure.GetBaseException().Message, store.IsLoaded ? store.Current.Revision : 0, failure);
            }

            return waited * 2 < LongestWait ? waited * 2 : LongestWait;
        }
    }
}
