using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Xunit;

namespace CpdGraph.Api.Tests.Imports;

/// <summary>A hub's spreadsheet of dates.</summary>
public abstract class RunImportTests(Database database)
{
    private const string Offers = "Reference,Title,Summary,Type,Delivery,Duration,Who for,Competencies,Publish\r\n"
        + "HC,Listening,A day.,Course,In person,1 day,Coaches,1.1,Yes\r\nDR,Only a draft,A day.,Course,In person,1 day,Coaches,1.1,\r\n";

    private const string Header = "Ref,Course,Date,Time,Finish time,Venue,Places,Cost\r\n";

    [Fact]
    public async Task Dates_and_times_are_by_the_clock_in_England_on_both_sides_of_its_changes()
    {
        var hub = await StartAsync("import-clock");

        var findings = await hub.Import(ImportDataset.Runs, "Ref,Course,Start,End\r\n"
            + "1,HC,27/03/2027 09:30,28/03/2027 09:30\r\n"
            + "2,HC,31/10/2027 00:30,31/10/2027 12:00\r\n"
            + "3,HC,31 October 2027 01:30 GMT,2027-10-31 12:00\r\n");
        var doubtful = await hub.Import(ImportDataset.Runs, "Ref,Course,Start,End\r\n4,HC,31/10/2027 01:30,31/10/2027 12:00\r\n", writes: false);
        var skipped = await hub.Import(ImportDataset.Runs, "Ref,Course,Start,End\r\n5,HC,28/03/2027 01:30,28/03/2027 12:00\r\n", writes: false);

        Assert.Equal(["2 Create", "3 Create", "4 Create"], ImportBench.Short(findings));
        Assert.Equal(
            ["2027-03-27T09:30Z 2027-03-28T08:30Z", "2027-10-30T23:30Z 2027-10-31T12:00Z", "2027-10-31T01:30Z 2027-10-31T12:00Z"],
            (await hub.Runs()).Select(run => $"{run.Run.StartsAt:yyyy-MM-ddTHH:mm}Z {run.Run.EndsAt:yyyy-MM-ddTHH:mm}Z"));
        Assert.Equal(["2 Create [Start: 31/10/2027 01:30]"], ImportBench.Short(doubtful));
        Assert.Equal(ProblemSeverity.Warning, doubtful[0].Problems[0].Severity);
        Assert.Equal(["2 Reject [Start: 28/03/2027 01:30]"], ImportBench.Short(skipped));
        Assert.Contains("forward", skipped[0].Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_a_moved_date_is_told_to_those_who_booked()
    {
        var hub = await StartAsync("import-runs-twice");
        const string file = Header + "A,Listening,03/02/2027,09:30,16:30,Riverside,20,£35\r\n,HC,10/02/2027,9.30am - 4pm,,,,\r\n";

        var first = await hub.Import(ImportDataset.Runs, file);
        var again = await hub.Import(ImportDataset.Runs, file);
        var moved = await hub.Import(ImportDataset.Runs, file.Replace("03/02/2027,09:30,16:30,Riverside,20", "04/02/2027,10:00,16:30,Hall,25", StringComparison.Ordinal));

        Assert.Equal(["2 Create", "3 Create"], ImportBench.Short(first));
        Assert.Equal(["2 Unchanged", "3 Unchanged"], ImportBench.Short(again));
        Assert.Equal(["2 Update", "3 Unchanged"], ImportBench.Short(moved));
        var runs = await hub.Runs();
        Assert.Equal(2, runs.Count);
        Assert.Equal(
            (new(2027, 2, 4, 10, 0, 0, TimeSpan.Zero), 25, "Hall", 2, 3_500L),
            (runs[0].Run.StartsAt, runs[0].Run.Capacity!.Value, runs[0].Run.Venue!.Name, runs[0].Run.Revision, runs[0].Run.Price.Amount!.Value.Pence));
        Assert.Equal(new(2027, 2, 10, 16, 0, 0, TimeSpan.Zero), runs[1].Run.EndsAt);
        var kept = await hub.Look(db => Task.FromResult(db.RunRevisions.Where(row => row.RunId == runs[0].Run.Id).ToArray()));
        Assert.Equal((2, new(2027, 2, 3, 9, 30, 0, TimeSpan.Zero)), (Assert.Single(kept).Revision, kept[0].StartsAtBefore));
    }

    [Fact]
    public async Task What_a_mutation_would_refuse_is_refused_by_row_and_column()
    {
        var hub = await StartAsync("import-runs-wrong");

        var findings = await hub.Import(ImportDataset.Runs, Header
            + "1,HC,03/02/2026,09:30,16:30,,,\r\n"
            + "2,HC,03/02/2027,16:30,09:30,,,\r\n"
            + "3,DR,03/02/2027,09:30,16:30,,,\r\n"
            + "4,Nothing,03/02/2027,09:30,16:30,,,\r\n"
            + "5,HC,3/2/27,09:30,16:30,,lots,about £35\r\n"
            + "6,HC,03/02/2027,half nine,16:30,,0,\r\n"
            + "7,HC,03/02/2027,,16:30,,,\r\n"
            + "8,HC,04/02/2027,09:30,16:30,Seen 943 476 5919,,\r\n"
            + "9,HC,05/02/2027,09:30,16:30,,,\r\n9,HC,06/02/2027,09:30,16:30,,,\r\n");

        Assert.Equal(
            [
                "2 Reject [Ends at: ]", "3 Reject [Ends at: ]", "4 Reject [Course: DR]", "5 Reject [Course: Nothing]", "6 Reject [Date: 3/2/27] [Cost: about £35] [Places: lots]",
                "7 Reject [Time: half nine] [Places: 0]", "8 Reject [Time: ]", "9 Reject [Venue: ]", "10 Create", "11 Reject [: ]",
            ],
            ImportBench.Short(findings));
        Assert.DoesNotContain("476", string.Concat(findings.SelectMany(finding => finding.Problems)), StringComparison.Ordinal);
        Assert.Empty(await hub.Runs());
    }

    [Fact]
    public async Task As_many_statements_decide_on_five_hundred_dates_as_on_one()
    {
        var hub = await StartAsync("import-runs-statements");
        string File(int rows) => Header + string.Concat(Enumerable.Range(0, rows).Select(row => $"{row},HC,{new DateOnly(2027, 1, 1).AddDays(row):dd/MM/yyyy},09:30,16:30,,20,\r\n"));
        var (one, many) = (0, 0);

        await hub.Import(ImportBench.Sheet(ImportDataset.Runs, File(1)), writes: true, hub.Provider, hub.Publisher, count => one = count);
        await hub.Import(ImportBench.Sheet(ImportDataset.Runs, File(500)), writes: true, hub.Provider, hub.Publisher, count => many = count);

        Assert.Equal(one, many);
        Assert.InRange(one, 1, 11);
        Assert.Equal(500, (await hub.Runs()).Count);
    }

    private async Task<ImportBench> StartAsync(string name)
    {
        var hub = await ImportBench.StartAsync(database, name);
        await hub.Import(ImportDataset.Offers, Offers);

        return hub;
    }
}

[Collection("Publishing on SQLite")]
public sealed class RunImportOnSqliteTests() : RunImportTests(Database.Sqlite);

[Collection("Publishing on PostgreSQL")]
public sealed class RunImportOnPostgresTests() : RunImportTests(Database.Postgres);
