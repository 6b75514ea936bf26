using System.Net.Sockets;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Results;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CpdGraph.Api.Mutations;

/// <summary>What it means for a mutation when the database refuses, or does not answer.</summary>
internal static class Refusals
{
    private const int SqliteConstraint = 19;

    /// <summary>Busy for longer than anybody waits, locked, read-only, unreadable, full, or gone.</summary>
    private static readonly int[] SqliteOutages = [5, 6, 8, 10, 13, 14];

    /// <summary>Said when it is certain that nothing was changed.</summary>
    public static GraphQLFieldException NothingChanged =>
        new("The database does not answer, or is busy. Nothing was changed: send it again in a moment.", ErrorCodes.Unavailable);

    /// <summary>Said when the change may have been made, or was made and cannot be shown.</summary>
    public static GraphQLFieldException MayHaveChanged => new(
        "The database stopped answering before the outcome could be told: the change may have been made. "
            + "Send the request again with the same idempotencyKey, and it is carried out once. If it had none, read first whether it was made.",
        ErrorCodes.Unavailable);

    /// <summary>
    /// Whether somebody else's write came between, so that the request may be decided again: a key that was free a moment ago, a revision
    /// that has moved on, or a transaction that could not be put in order with another.
    /// </summary>
    public static bool IsWorthAnother(Exception refused) => Causes(refused).Any(cause => cause is DbUpdateConcurrencyException
        or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }
        or SqliteException { SqliteErrorCode: SqliteConstraint });

    /// <summary>Whether the database cannot be reached or used, whatever is asked of it.</summary>
    public static bool IsOutage(Exception fault) => Causes(fault).Any(cause => cause switch
    {
        // Connection, resources, the operator's intervention; and a database that lets nobody in.
        PostgresException { SqlState: var state } =>
            state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal)
            || state == PostgresErrorCodes.ObjectNotInPrerequisiteState,
        NpgsqlException or SocketException => true,
        SqliteException { SqliteErrorCode: var code } => SqliteOutages.Contains(code),
        _ => false,
    });

    private static IEnumerable<Exception> Causes(Exception fault)
    {
        for (Exception? cause = fault; cause is not null; cause = cause.InnerException)
        {
            yield return cause;

            // Above it stands only what says the same less exactly.
            if (cause is PostgresException or SqliteException)
            {
                yield break;
            }
        }
    }
}
