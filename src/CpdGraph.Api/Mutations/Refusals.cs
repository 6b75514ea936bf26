using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CpdGraph.Api.Mutations;

/// <summary>What it means when the database refuses a write.</summary>
internal static class Refusals
{
    private const int SqliteConstraint = 19;
    private const int SqliteBusy = 5;

    /// <summary>
    /// Whether somebody else's write came between, so that the request may be decided again: a key that was free a moment ago, a revision
    /// that has moved on, or a transaction that could not be put in order with another.
    /// </summary>
    public static bool IsWorthAnother(DbUpdateException refused) => refused is DbUpdateConcurrencyException || refused.InnerException switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        SqliteException { SqliteErrorCode: SqliteConstraint or SqliteBusy } => true,
        _ => false,
    };
}
