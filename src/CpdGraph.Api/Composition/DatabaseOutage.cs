using System.Net.Sockets;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Results;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CpdGraph.Api.Composition;

/// <summary>A database that cannot be reached or used for now, whatever is asked of it: the same request may succeed a moment later.</summary>
internal static class DatabaseOutage
{
    /// <summary>Busy for longer than anybody waits, locked, read-only, unreadable, full, or gone.</summary>
    private static readonly int[] SqliteOutages = [5, 6, 8, 10, 13, 14];

    /// <summary>Beginnings of PostgreSQL's codes: connection, resources, the operator's intervention (or a statement that took too long).</summary>
    private static readonly string[] PostgresOutages = ["08", "53", "57"];

    /// <summary>Whether this came of an outage. What was stopped because nobody waits any more did not.</summary>
    public static bool Is(Exception fault) => fault is not OperationCanceledException && CausesOf(fault).Any(cause => cause switch
    {
        // Those of a class; a database that lets nobody in; a lock that was not given up in time.
        PostgresException { SqlState: var state } => PostgresOutages.Any(start => state.StartsWith(start, StringComparison.Ordinal))
            || state is PostgresErrorCodes.ObjectNotInPrerequisiteState or PostgresErrorCodes.LockNotAvailable,

        // Lost, timed out, or no connection left in the pool.
        NpgsqlException or SocketException => true,

        // A transaction or connection that has ended although nobody here ended it: the line was lost after the statement before.
        InvalidOperationException { Source: "Npgsql" } => true,
        SqliteException { SqliteErrorCode: var code } => SqliteOutages.Contains(code),
        _ => false,
    });

    /// <summary>What clients are told when a field failed unexpectedly: of an outage to try again, of everything else nothing. Logs it either way.</summary>
    public static GraphQLFieldException? Answer(FieldFault fault, ILogger logger)
    {
        if (!Is(fault.Exception))
        {
            Log.FieldFailed(logger, fault);

            return null;
        }

        Log.FieldUnavailable(logger, fault);

        // Mutations say themselves what became of them: where this is told, something was only to be read.
        return new("This could not be read: the database does not answer, or is busy. Read it again in a moment.", ErrorCodes.Unavailable);
    }

    /// <summary>The exception and what caused it, down to what the database itself said.</summary>
    public static IEnumerable<Exception> CausesOf(Exception fault)
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
