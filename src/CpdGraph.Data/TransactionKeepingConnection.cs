using System.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Storage.Internal;

namespace CpdGraph.Data;

#pragma warning disable EF1001 // There is no public place between a lost connection and a new one; a test holds what this relies on.

/// <summary>
/// A connection to PostgreSQL that does not outlive its transaction. Entity Framework opens a lost connection anew and goes on without the transaction: locks
/// would be gone, writes would be committed one by one, and reads would be of several states. Here that is refused, as what it is: an outage.
/// </summary>
internal sealed class TransactionKeepingConnection(
    RelationalConnectionDependencies dependencies, NpgsqlDataSourceManager sources, IDbContextOptions options)
    : NpgsqlRelationalConnection(dependencies, sources, options)
{
    public override bool Open(bool errorsExpected = false)
    {
        ThrowIfLost();

        return base.Open(errorsExpected);
    }

    public override Task<bool> OpenAsync(CancellationToken cancellationToken, bool errorsExpected = false)
    {
        ThrowIfLost();

        return base.OpenAsync(cancellationToken, errorsExpected);
    }

    private void ThrowIfLost()
    {
        if (CurrentTransaction is not null && DbConnection.State != ConnectionState.Open)
        {
            throw new NpgsqlException("The connection was lost within a transaction, which is rolled back.");
        }
    }
}
