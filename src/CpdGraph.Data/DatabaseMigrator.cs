using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CpdGraph.Data;

/// <summary>Brings the schema of the database up to this version. Safe to run from several processes at once, and again.</summary>
public sealed class DatabaseMigrator(IDbContextFactory<CpdContext> contexts, DatabaseOptions options, ILogger<DatabaseMigrator> logger)
{
    private const int NotADatabase = 26;

    /// <summary>Makes the embedded database when there is none, and applies what is missing.</summary>
    /// <returns>How many migrations were applied.</returns>
    /// <exception cref="DatabaseStartException">The folder cannot be written, the server cannot be reached, or the database is of a newer version.</exception>
    public Task<int> MigrateAsync(CancellationToken cancellation) =>
        SpeakingPlainlyAsync(() => options.IsEmbedded ? MigrateFileAsync(cancellation) : MigrateServerAsync(cancellation));

    /// <summary>Makes sure that the database can be used as it is, and changes nothing.</summary>
    /// <exception cref="DatabaseStartException">It cannot be reached, or its schema is of an older or newer version.</exception>
    public Task CheckAsync(CancellationToken cancellation) => SpeakingPlainlyAsync(async () =>
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);

        var missing = await MissingAsync(db, cancellation);

        return missing > 0
            ? throw new DatabaseStartException($"The schema of the database is of an older version (migrations are missing: {missing}): run the verb migrate first.")
            : missing;
    });

    private async Task<int> SpeakingPlainlyAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (SqliteException wrong) when (wrong.SqliteErrorCode == NotADatabase)
        {
            throw new DatabaseStartException(
                $"The file {options.SqliteFile} is not a database: move it away, or name another folder with --data.", wrong);
        }
        catch (Exception wrong) when (OfServer(wrong) is { } cause)
        {
            throw new DatabaseStartException(ServerSentence(cause is PostgresException { MessageText: var text } ? text : cause.Message), wrong);
        }
    }

    private async Task<int> MigrateFileAsync(CancellationToken cancellation)
    {
        var file = options.SqliteFile;
        EnsureWritable(file);

        await using var alone = await MigrationLock.OfFileAsync(file, cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await RemoveStaleLockAsync(db, cancellation);

        // Readers do not wait for a writer, nor a writer for them. Kept in the file.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
        return await ApplyAsync(db, cancellation);
    }

    private async Task<int> MigrateServerAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Database.OpenConnectionAsync(cancellation);
        await MigrationLock.OfServerAsync(db, cancellation);

        try
        {
            return await ApplyAsync(db, cancellation);
        }
        finally
        {
            await MigrationLock.ReleaseServerAsync(db);
        }
    }

    private async Task<int> ApplyAsync(CpdContext db, CancellationToken cancellation)
    {
        var missing = await MissingAsync(db, cancellation);

        if (missing > 0)
        {
            await db.Database.MigrateAsync(cancellation);
            Log.Migrated(logger, missing);
        }

        return missing;
    }

    private static async Task<int> MissingAsync(CpdContext db, CancellationToken cancellation)
    {
        var known = db.Database.GetMigrations().ToHashSet();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToArray();

        if (Array.Find(applied, migration => !known.Contains(migration)) is { } foreign)
        {
            throw new DatabaseStartException(
                $"The database is of a newer version of CpdGraph (it has the change {foreign}): start that version, or use another database.");
        }

        return known.Count - applied.Length;
    }

    // EF keeps a lock of its own in the file and waits for it for good. A process that was killed while migrating leaves it behind;
    // we hold the lock file, so nobody is migrating now.
    private async Task RemoveStaleLockAsync(CpdContext db, CancellationToken cancellation)
    {
        var tables = await db.Database
            .SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .ToListAsync(cancellation);

        if (tables.Count > 0 && await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellation) > 0)
        {
            Log.StaleLockRemoved(logger);
        }
    }

    // EF wraps what it takes for a passing failure.
    private static NpgsqlException? OfServer(Exception exception) =>
        exception as NpgsqlException ?? (exception as InvalidOperationException)?.InnerException as NpgsqlException;

    private static void EnsureWritable(string file)
    {
        var folder = Path.GetDirectoryName(file)!;

        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".probe-{Guid.CreateVersion7()}");
            using var written = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseStartException(
                $"The data folder {folder} cannot be written: make it writable for this user, or name another one with --data.", wrong);
        }
    }

    // Host and names only: a connection string may hold a password.
    private string ServerSentence(string reason)
    {
        var server = new NpgsqlConnectionStringBuilder(options.PostgresConnectionString);
        return $"PostgreSQL at {server.Host}:{server.Port}, database '{server.Database}', cannot be used ({reason}): start or create it, or mend ConnectionStrings:CpdGraph.";
    }
}
