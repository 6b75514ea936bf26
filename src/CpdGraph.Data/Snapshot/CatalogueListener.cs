using Npgsql;

namespace CpdGraph.Data;

/// <summary>Wakes the refresher when PostgreSQL announces a change. Only a wake-up: what is missed costs half a second.</summary>
public sealed class CatalogueListener(DatabaseOptions options) : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim announced = new(0, 1);

    /// <summary>Waits for an announcement, or for this long.</summary>
    /// <returns>False when the process is stopping.</returns>
    internal async Task<bool> WaitAsync(TimeSpan longest, CancellationToken stopping)
    {
        try
        {
            await announced.WaitAsync(longest, stopping);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Listens until the process stops, on a connection of its own, over and over. Returns at once where the engine announces nothing.</summary>
    internal async Task ListenAsync(CancellationToken stopping)
    {
        while (!options.IsEmbedded && !stopping.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(stopping);
            }
            catch (Exception) when (!stopping.IsCancellationRequested)
            {
                // The poll reports an outage; here it only means to try again.
                await Task.Delay(RetryAfter, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    public void Dispose() => announced.Dispose();

    private async Task ListenOnceAsync(CancellationToken stopping)
    {
        // Not of the pool: it is kept for as long as the process lives, and a probe each half minute finds a connection that died unseen.
        var settings = new NpgsqlConnectionStringBuilder(options.PostgresConnectionString) { Pooling = false, KeepAlive = 30 };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        connection.Notification += (_, _) => Announce();
        await connection.OpenAsync(stopping);

        await using (var command = new NpgsqlCommand($"LISTEN {PostgresCpdContext.CatalogueChannel}", connection))
        {
            await command.ExecuteNonQueryAsync(stopping);
        }

        while (true)
        {
            await connection.WaitAsync(stopping);
        }
    }

    private void Announce()
    {
        // Several announcements before the refresher looks are one. Two at once: the second finds it full, which says the same.
        if (announced.CurrentCount == 0)
        {
            try
            {
                announced.Release();
            }
            catch (SemaphoreFullException)
            {
            }
        }
    }
}
