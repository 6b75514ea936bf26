using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CpdGraph.Data;

/// <summary>Counts the SQL statements of this process, and of each flow that asks for it.</summary>
public sealed class SqlLog : DbCommandInterceptor
{
    private static readonly AsyncLocal<StatementCount?> OfFlow = new();
    private long total;

    /// <summary>Statements of the whole process since it started.</summary>
    public long Total => Interlocked.Read(ref total);

    /// <summary>Counts the statements that this flow and what it starts run from now on, until the count is disposed.</summary>
    public static StatementCount Count()
    {
        var count = new StatementCount(OfFlow.Value);
        OfFlow.Value = count;
        return count;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Note(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Note(command);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        Note(command);
        return result;
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    internal static void Restore(StatementCount? outer) => OfFlow.Value = outer;

    /// <summary>Counts a statement. Called for those that do not come by the interceptor.</summary>
    internal void Note(DbCommand command)
    {
        Interlocked.Increment(ref total);
        OfFlow.Value?.Add(command.CommandText);
    }
}
