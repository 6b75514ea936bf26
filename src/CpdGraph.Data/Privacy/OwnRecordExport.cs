using System.Text.Encodings.Web;
using System.Text.Json;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>
/// Everything that is kept of a person, as one JSON document. It goes through the tables of <see cref="PersonalData"/>, so that a new table is
/// in it as soon as it is there. The shape is in docs/own-record.md.
/// </summary>
public sealed class OwnRecordExport(CpdContext db)
{
    /// <summary>Grows when something is renamed or removed, not when something is added.</summary>
    public const int Version = 1;

    private const int FlushBytes = 32_768;

    private static readonly JsonWriterOptions Written = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the document, all of it from one state of the database.</summary>
    /// <param name="person">Who it is of. Who is nobody gets a document with empty lists.</param>
    /// <param name="texts">How ids are shown.</param>
    /// <param name="now">The moment, for the document.</param>
    /// <param name="output">Gets it in pieces.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task WriteAsync(PersonIds person, IOwnRecordTexts texts, DateTimeOffset now, Stream output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var state = await db.BeginReadAsync(cancellation);
        await using var json = new Utf8JsonWriter(output, Written);
        var rows = new PersonalRows(db, person);
        var writer = new OwnRecordWriter(json, db.Model, rows, texts);

        json.WriteStartObject();
        json.WriteString("document", "own-record");
        json.WriteNumber("version", Version);
        json.WriteString("exportedAt", now.UtcDateTime);
        json.WriteStartObject("records");

        foreach (var table in PersonalData.People)
        {
            json.WriteStartArray(table.Section);

            foreach (var row in await rows.OwnedAsync(table, cancellation))
            {
                writer.WriteRow(table, row);
                await FlushAsync(json, cancellation);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        await WriteNamedElsewhereAsync(json, rows, writer, cancellation);
        await WriteNamesAsync(json, writer, cancellation);
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
    }

    // Where the person's name stands in a record of somebody else: nothing else of that record is the person's.
    private static async Task WriteNamedElsewhereAsync(Utf8JsonWriter json, PersonalRows rows, OwnRecordWriter writer, CancellationToken cancellation)
    {
        json.WriteStartArray("namedInOtherRecords");

        foreach (var table in PersonalData.People)
        {
            foreach (var column in table.Personal.Where(column => !table.Owners.Contains(column.Of)))
            {
                foreach (var row in await rows.NamingAsync(table, column, cancellation))
                {
                    writer.WriteNamed(table, column, row);
                    await FlushAsync(json, cancellation);
                }
            }
        }

        json.WriteEndArray();
    }

    private async Task WriteNamesAsync(Utf8JsonWriter json, OwnRecordWriter writer, CancellationToken cancellation)
    {
        SupervisorId[] met = [.. writer.Supervisors.Keys];
        var supervisors = await db.Supervisors.Where(row => met.Contains(row.Id)).Select(row => new { row.Id, row.DisplayName }).ToListAsync(cancellation);
        json.WriteStartObject("names");

        foreach (var (id, name) in writer.Names)
        {
            json.WriteString(id, name);
        }

        foreach (var supervisor in supervisors)
        {
            json.WriteString(writer.Supervisors[supervisor.Id], supervisor.DisplayName);
        }

        json.WriteEndObject();
    }

    private static Task FlushAsync(Utf8JsonWriter json, CancellationToken cancellation) =>
        json.BytesPending < FlushBytes ? Task.CompletedTask : json.FlushAsync(cancellation);
}
