using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>Lets one process at a time migrate a database. Given up by the system when the process ends, in whatever way.</summary>
internal static class MigrationLock
{
    // Any number that no other program uses in this database.
    private const long AdvisoryKey = 0x4350_4447_5241_5048;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>A lock file beside the database. Its folder must exist and be writable.</summary>
    public static async Task<FileStream> OfFileAsync(string database, CancellationToken cancellation)
    {
        var path = database + ".lock";
        var clock = System.Diagnostics.Stopwatch.StartNew();

        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (clock.Elapsed < Patience)
            {
                await Task.Delay(Pause, cancellation);
            }
            catch (IOException held)
            {
                throw new DatabaseStartException($"Another process has been migrating {database} for a minute: end it and start again.", held);
            }
        }
    }

    /// <summary>An advisory lock of the open connection, until the connection closes.</summary>
    public static Task OfServerAsync(CpdContext db, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({AdvisoryKey})", cancellation);

    public static Task ReleaseServerAsync(CpdContext db) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({AdvisoryKey})", CancellationToken.None);
}
