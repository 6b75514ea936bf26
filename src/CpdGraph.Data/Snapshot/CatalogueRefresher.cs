using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CpdGraph.Data;

/// <summary>
/// Keeps the snapshot and the places of this process up to date with what other processes write: asks for the revision and for the places of
/// runs to come twice a second, and at once when PostgreSQL announces a change of the catalogue. While the database does not answer, readers keep the snapshot they have.
/// </summary>
public sealed class CatalogueRefresher(
    CatalogueStore store, PlacesStore places, CatalogueListener listener, ILogger<CatalogueRefresher> logger) : BackgroundService
{
    // What is published has to be found everywhere within a second: half of it is left for reading what changed.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);
    private bool isAway;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listening = listener.ListenAsync(stoppingToken);

        while (await listener.WaitAsync(Pace, stoppingToken))
        {
            await TryAsync(stoppingToken);
        }

        await listening;
    }

    // At the same pace while the database is away: a try costs nothing, and the catalogue is fresh a moment after it is back.
    private async Task TryAsync(CancellationToken cancellation)
    {
        try
        {
            var catalogue = await store.CatchUpAsync(cancellation);
            await places.CatchUpAsync(cancellation);

            if (isAway)
            {
                isAway = false;
                Log.RefreshRecovered(logger, catalogue.Revision);
            }
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // The process is stopping.
        }
        catch (Exception failure)
        {
            // Whatever it is, the next try may do better, and nobody may be left with a refresher that has given up.
            if (!isAway)
            {
                isAway = true;
                Log.RefreshFailing(logger, failure.GetBaseException().Message, store.IsLoaded ? store.Current.Revision : 0, failure);
            }
        }
    }
}
