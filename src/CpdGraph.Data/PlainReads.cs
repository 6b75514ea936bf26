using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CpdGraph.Data;

/// <summary>
/// Reads rows by statements as they are written, cell by cell. For the few reads that nearly every signed-in request makes: Entity
/// Framework takes longer to prepare such a statement than the database to answer it.
/// </summary>
/// <remarks>It shares the context's connection and transaction, and is counted like every other statement.</remarks>
internal static class PlainReads
{
    /// <param name="db">Gives connection and transaction.</param>
    /// <param name="log">Counts the statement.</param>
    /// <param name="statement">Understood by both engines; its parameters are $1, $2 and so on.</param>
    /// <param name="values">Of the parameters, none of them null.</param>
    /// <param name="read">Makes a row of the cells.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<List<T>> ReadAsync<T>(
        CpdContext db, SqlLog log, string statement, object[] values, Func<RowCells, T> read, CancellationToken cancellation)
    {
        var connection = db.GetService<IRelationalConnection>();
        await connection.OpenAsync(cancellation);

        try
        {
            await using var command = connection.DbConnection.CreateCommand();
            command.CommandText = statement;
            command.Transaction = connection.CurrentTransaction?.GetDbTransaction();

            for (var place = 0; place < values.Length; place++)
            {
                var parameter = command.CreateParameter();
                parameter.Value = values[place];

                // PostgreSQL knows parameters by their place; SQLite takes "$1" for a name.
                parameter.ParameterName = db.Database.IsNpgsql() ? "" : $"${place + 1}";
                command.Parameters.Add(parameter);
            }

            log.Note(command);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var cells = new RowCells(reader);
            var rows = new List<T>();

            while (await reader.ReadAsync(cancellation))
            {
                cells.Start();
                rows.Add(read(cells));
            }

            return rows;
        }
        finally
        {
            await connection.CloseAsync();
        }
    }
}
