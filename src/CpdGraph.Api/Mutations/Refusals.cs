using CpdGraph.Api.Composition;
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
    public static bool IsWorthAnother(Exception refused) => DatabaseOutage.CausesOf(refused).Any(cause => cause is DbUpdateConcurrencyException
        or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }
        or SqliteException { SqliteErrorCode: SqliteConstraint });
}
