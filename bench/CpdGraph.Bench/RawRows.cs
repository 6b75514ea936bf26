using System.Data.Common;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CpdGraph.Bench;

/// <summary>Writes a million rows into an embedded database in seconds: by one prepared statement a table, past everything that the product does with a change.</summary>
internal sealed class RawRows : IDisposable
{
    private readonly DbCommand command;

    /// <param name="db">With an open transaction.</param>
    /// <param name="columns">Names of columns, with commas between.</param>
    public RawRows(CpdContext db, string table, string columns)
    {
        var names = columns.Split(", ");
        command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();

        // Names are of this program.
#pragma warning disable CA2100
        command.CommandText = $"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", names.Select((_, place) => $"${place}"))})";
#pragma warning restore CA2100

        for (var place = 0; place < names.Length; place++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"${place}";
            command.Parameters.Add(parameter);
        }
    }

    public void Write(params ReadOnlySpan<object?> values)
    {
        for (var place = 0; place < values.Length; place++)
        {
            command.Parameters[place].Value = Kept(values[place]);
        }

        command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();

    // As the mapping of its type keeps it.
    private static object Kept(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset moment => (moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond,
        DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        Enum code => code.ToString(),
        _ => value,
    };
}
