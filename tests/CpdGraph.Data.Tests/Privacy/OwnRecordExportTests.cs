using System.Text.Json;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data.Tests;

/// <summary>The export of one's own record holds everything that is kept of the person, and nothing of others.</summary>
public abstract class OwnRecordExportTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    private PersonWithEverything Known { get; } = new();

    [Fact]
    public async Task Every_personal_column_of_the_person_is_in_it()
    {
        Assert.Empty(PersonalData.People.SelectMany(table => table.Personal.Select(column => (table.Record, column.Name, column.Of))).Except(Known.Marked));
        await SaveAsync();

        var text = await ExportAsync(Known.Person);

        Assert.All(Known.Canaries, canary => Assert.Contains(canary, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Every_table_about_people_is_a_list_of_it_also_for_who_has_nothing()
    {
        await SaveAsync();

        using var document = JsonDocument.Parse(await ExportAsync(new PersonIds()));

        var records = document.RootElement.GetProperty("records").EnumerateObject().ToList();
        Assert.Equal(PersonalData.People.Select(table => table.Section), records.Select(list => list.Name));
        Assert.All(records, list => Assert.Equal(0, list.Value.GetArrayLength()));
        Assert.Equal("own-record", document.RootElement.GetProperty("document").GetString());
        Assert.Equal(OwnRecordExport.Version, document.RootElement.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_supervisor_gets_sessions_and_arrangements_without_what_is_the_coachs()
    {
        await SaveAsync();

        var text = await ExportAsync(new PersonIds { Supervisors = Known.Person.Supervisors });

        using var document = JsonDocument.Parse(text);
        var records = document.RootElement.GetProperty("records");
        Assert.Equal(2, records.GetProperty("supervisionSessions").GetArrayLength());
        Assert.All(
            records.GetProperty("supervisionSessions").EnumerateArray(),
            session => Assert.False(session.TryGetProperty("agreedActions", out _) || session.TryGetProperty("coachId", out _)));
        Assert.All(
            new[] { "supervisionSessions", "supervisorAssignments" },
            list => Assert.DoesNotContain(Known.Person.Coach!.Value.Value.ToString(), records.GetProperty(list).GetRawText(), StringComparison.OrdinalIgnoreCase));
        Assert.Equal(0, records.GetProperty("completions").GetArrayLength());
    }

    [Fact]
    public async Task Amounts_days_codes_and_moments_are_written_as_the_API_writes_them()
    {
        await SaveAsync();

        using var document = JsonDocument.Parse(await ExportAsync(Known.Person));

        var completion = document.RootElement.GetProperty("records").GetProperty("completions").EnumerateArray()
            .First(row => row.GetProperty("outcome").GetString() == "PASSED_WITH_MERIT");
        Assert.Equal("200.00", completion.GetProperty("cost").GetProperty("amount").GetString());
        Assert.Equal("1.5", completion.GetProperty("daysAttended").GetString());
        Assert.Equal(Known.Sample.Completion.OccurredOn.ToString("O", System.Globalization.CultureInfo.InvariantCulture), completion.GetProperty("occurredOn").GetString());
        Assert.Equal("YOU", completion.GetProperty("recordedById").GetString());
        Assert.Equal(JsonValueKind.Null, completion.GetProperty("replacesId").ValueKind);
        Assert.Equal("TIER_2", document.RootElement.GetProperty("records").GetProperty("tierAwards")[0].GetProperty("tier").GetString());
    }

    private async Task SaveAsync()
    {
        await using var db = Process.NewContext();
        db.AddRange(SampleRows.Of(Known.Sample.Catalogue));
        db.AddRange(Known.Rows);
        await db.SaveChangesAsync(Cancellation);
    }

    private async Task<string> ExportAsync(PersonIds person)
    {
        await using var db = Process.NewContext();
        using var output = new MemoryStream();
        await new OwnRecordExport(db).WriteAsync(person, new PlainTexts(), SampleRows.Moment, output, Cancellation);

        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }

    private sealed class PlainTexts : IOwnRecordTexts
    {
        public string? IdOf(object id) => id.ToString();

        public string? NameOf(object id) => null;
    }
}

public sealed class OwnRecordExportTestsOnSqlite : OwnRecordExportTests<SqliteEngine>;

public sealed class OwnRecordExportTestsOnPostgres : OwnRecordExportTests<PostgresEngine>;
