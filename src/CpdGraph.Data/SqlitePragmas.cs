using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CpdGraph.Data;

/// <summary>Settings that SQLite keeps with each connection. The journal mode is kept with the file: see <see cref="DatabaseMigrator"/>.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    // A commit is on the disk before it is reported, as with a server; a second writer waits up to 5 seconds.
    private const string Statement = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Statement;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Statement;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
