using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Api.Tests.Verbs;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.Imports;

/// <summary>Bringing in spreadsheets, as the keeper of an installation does.</summary>
public sealed class ImportVerbTests : IDisposable
{
    private const string Coaches = "name,email,employer,job_title,started_on,ended_on,wte,arrs\n";

    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Coaches_and_their_completions_come_in_once_however_often_the_files_are_imported()
    {
        var (employer, slug) = await StartAsync();
        Write("coaches.csv", $"\uFEFF{Coaches}Ada Import,ada.import@example.org,{employer},Coach,03/02/2025,,0.8,yes\r\nBen Import,ben.import@example.org,{employer},Coach,2025-03-01,,,\r\n");
        Write("completions.csv", $"Email;Course;Date;Minutes;Cost;Funding\nADA.import@example.org;{slug};14 March 2026;90;120.50;SELF\n\n");

        var first = await cli.Run(["import", "coaches", "coaches.csv"]);
        var learned = await Run("import", "completions", "completions.csv");
        var again = (await Run("import", "coaches", "coaches.csv"), await Run("import", "completions", "completions.csv"));

        Assert.True(first.Code == 0 && learned.Code == 0, first.Error + learned.Error);
        Assert.Contains("2 rows added; here before: 0.", first.Error, StringComparison.Ordinal);
        Assert.Contains("1 row added; here before: 0.", learned.Error, StringComparison.Ordinal);
        Assert.Contains("0 rows added; here before: 2.", again.Item1.Error, StringComparison.Ordinal);
        Assert.Contains("0 rows added; here before: 1.", again.Item2.Error, StringComparison.Ordinal);
        await LookAsync(async db =>
        {
            var ada = await db.Coaches.SingleAsync(row => row.Email == "ada.import@example.org");
            var work = await db.Employments.SingleAsync(row => row.CoachId == ada.Id);
            var completion = await db.Completions.SingleAsync(row => row.CoachId == ada.Id);
            var award = await db.FundingAwards.SingleAsync(row => row.CoachId == ada.Id);
            Assert.Equal(("Ada Import", 0.8m, true, new DateOnly(2025, 2, 3)), (ada.DisplayName, work.WholeTimeEquivalent, work.FundedByArrs, work.StartedOn));
            Assert.Equal((new DateOnly(2026, 3, 14), 90, Verification.SelfReported), (completion.OccurredOn, completion.CpdMinutes, completion.Verification));
            Assert.Equal((100m, work.OrganisationId), (award.SharePercent, award.EmployerId));
            Assert.Equal(2, await db.AuditEvents.CountAsync(row => row.Action == "importCoaches"));
            Assert.Equal("Import", (await db.Principals.SingleAsync(row => row.Id == completion.RecordedById)).Name);
        });
    }

    [Fact]
    public async Task A_file_with_mistakes_is_told_by_row_column_value_and_suggestion_and_changes_nothing()
    {
        var (employer, _) = await StartAsync();
        Write(
            "coaches.csv",
            Coaches
                + $"Good One,good@example.org,{employer},Coach,03/02/2025,,,\n"
                + $"Bad Date,bad@example.org,{employer},Coach,3/2/25,,,\n"
                + $"=HYPERLINK(1),formula@example.org,{employer},Coach,03/02/2025,,,\n"
                + $"Patient,patient@example.org,{employer},Saw 943 476 5919,03/02/2025,,,\n"
                + "No Employer,none@example.org,Nowhere,Coach,03/02/2025,,2,\n"
                + $"Twice,good@example.org,{employer},Coach,03/02/2025,,,\n");

        var run = await Run("import", "coaches", "coaches.csv", "--json");

        Assert.Equal(1, run.Code);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(
            ["3 started_on 3/2/25", "4 name =HYPERLINK(1)", "5 job_title ", "6 employer Nowhere", "7 email good@example.org"],
            lines[..^1].Select(line => $"{line.GetProperty("row").GetInt32()} {line.GetProperty("column").GetString()} {line.GetProperty("value").GetString()}"));
        Assert.Equal("03/02/2025", lines[0].GetProperty("suggestion").GetString());
        Assert.NotNull(lines[3].GetProperty("suggestion").GetString());
        Assert.DoesNotContain("476", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Equal((5, false), (lines[^1].GetProperty("problems").GetInt32(), lines[^1].GetProperty("saved").GetBoolean()));
        await LookAsync(async db => Assert.Equal(0, await db.Coaches.CountAsync(row => row.Email == "good@example.org")));
    }

    [Fact]
    public async Task Supervision_comes_in_once_by_the_rules_of_the_day_and_waits_for_the_supervisor()
    {
        await ArrangeAsync();
        Write(
            "supervision.csv",
            "Coach,Supervisor,Kind,Date,Minutes,Format,Actions\n"
                + "ADA.import@example.org,sam.import@example.org,Line management,14/03/2026,45,,\"Try scaling, weekly.\"\n"
                + "ada.import@example.org,,LINE_MANAGEMENT,2026-04-14,60,group,\n");

        var dry = await Run("import", "supervision", "supervision.csv", "--dry-run");
        var first = await Run("import", "supervision", "supervision.csv");
        var again = await Run("import", "supervision", "supervision.csv");

        Assert.True(dry.Code == 0 && first.Code == 0 && again.Code == 0, dry.Error + first.Error + again.Error);
        Assert.Contains("2 rows would be added; here already: 0. Nothing was written.", dry.Error, StringComparison.Ordinal);
        Assert.Contains("2 rows added; here before: 0.", first.Error, StringComparison.Ordinal);
        Assert.Contains("0 rows added; here before: 2.", again.Error, StringComparison.Ordinal);
        await LookAsync(async db =>
        {
            var ada = await db.Coaches.SingleAsync(row => row.Email == "ada.import@example.org");
            var sam = await db.Supervisors.SingleAsync(row => row.Email == "sam.import@example.org");
            var sessions = await db.SupervisionSessions.Where(row => row.CoachId == ada.Id).OrderBy(row => row.HeldOn).ToListAsync();
            Assert.Equal(
                [(new DateOnly(2026, 3, 14), 45, SupervisionFormat.Individual, "Try scaling, weekly."), (new DateOnly(2026, 4, 14), 60, SupervisionFormat.Group, null)],
                sessions.Select(row => (row.HeldOn, row.DurationMinutes, row.Format, row.AgreedActions)));
            Assert.All(sessions, row => Assert.Equal(
                (sam.Id, SupervisionKind.LineManagement, false, Verification.SelfReported), (row.SupervisorId, row.Kind, row.LoggedBySupervisor, row.Verification)));
            Assert.Equal(2, await db.AuditEvents.CountAsync(row => row.Action == "importSupervision" && row.CoachId == ada.Id));
        });
    }

    [Fact]
    public async Task Supervision_that_the_mutation_would_refuse_is_refused_by_row_and_column()
    {
        await ArrangeAsync();
        const string coach = "ada.import@example.org";
        Write(
            "supervision.csv",
            "coach_email,supervisor_email,kind,held_on,duration_minutes,format,agreed_actions\n"
                + $"{coach},,LINE_MANAGEMENT,14/03/2026,45,,\n"
                + $"{coach},sam.import@example.org,LINE_MANAGEMENT,14/03/2026,30,,\n"
                + $"{coach},,LINE_MANAGEMENT,15/03/2026,481,,\n"
                + $"{coach},,LINE_MANAGEMENT,16/03/2047,45,,\n"
                + $"{coach},,CLINICAL,17/03/2026,45,,\n"
                + $"{coach},nobody@example.org,LINE_MANAGEMENT,18/03/2026,45,,\n"
                + $"{coach},,LINE_MANAGEMENT,31/12/2025,45,,\n"
                + $"{coach},,LINE_MANAGEMENT,19/03/2026,45,,Spoke of 943 476 5919\n"
                + $"{coach},,TEAM,20/03/2026,45,PAIR,\n"
                + $"{coach},,LINE_MANAGEMENT,,45,,\n"
                + $"unknown@example.org,,LINE_MANAGEMENT,21/03/2026,45,,\n");

        var run = await Run("import", "supervision", "supervision.csv", "--json");

        Assert.Equal(1, run.Code);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(
            [
                "3 ", "4 duration_minutes", "5 held_on", "6 supervisor_email", "7 supervisor_email", "8 supervisor_email", "9 agreed_actions", "10 kind", "10 format",
                "11 held_on", "12 coach_email",
            ],
            lines[..^1].Select(line => $"{line.GetProperty("row").GetInt32()} {line.GetProperty("column").GetString()}"));
        Assert.Contains("Row 2 says the same", lines[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("arranged", lines[5].GetProperty("suggestion").GetString(), StringComparison.Ordinal);
        Assert.Equal("LINE_MANAGEMENT, CLINICAL, HEALTH_COACHING", lines[7].GetProperty("suggestion").GetString());
        Assert.DoesNotContain("476", run.Output + run.Error, StringComparison.Ordinal);
        await LookAsync(async db =>
        {
            var ada = await db.Coaches.SingleAsync(row => row.Email == coach);
            Assert.Equal(0, await db.SupervisionSessions.CountAsync(row => row.CoachId == ada.Id));
        });
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        var (employer, _) = await StartAsync();
        Write("coaches.csv", $"{Coaches}Ada,dry@example.org,{employer},Coach,03/02/2025,,,\n");

        var run = await Run("import", "coaches", "coaches.csv", "--dry-run");

        Assert.Equal((0, ""), (run.Code, run.Output));
        Assert.Contains("1 row would be added; here already: 0. Nothing was written.", run.Error, StringComparison.Ordinal);
        await LookAsync(async db => Assert.Equal(0, await db.Coaches.CountAsync(row => row.Email == "dry@example.org")));
    }

    [Fact]
    public async Task A_workbook_and_a_file_of_an_older_program_come_in_as_CSV_does()
    {
        var (employer, _) = await StartAsync();
        File.WriteAllBytes(Path.Combine(cli.Folder, "older.csv"), Encoding.Latin1.GetBytes($"{Coaches}Zoë Import,zoe.import@example.org,{employer},Coach,03/02/2025,,,\n"));
        File.WriteAllBytes(
            Path.Combine(cli.Folder, "coaches.xlsx"),
            WorkbookFileTests.Of([.. Coaches.Trim().Split(',')], ["Wim Import", "wim.import@example.org", employer, "Coach", "03/02/2025", "", "0.8", "yes"]));

        var older = await Run("import", "coaches", "older.csv");
        var workbook = await Run("import", "coaches", "coaches.xlsx");

        Assert.True(older.Code == 0 && workbook.Code == 0, older.Error + workbook.Error);
        await LookAsync(async db =>
        {
            Assert.Equal("Zoë Import", (await db.Coaches.SingleAsync(row => row.Email == "zoe.import@example.org")).DisplayName);
            var wim = await db.Coaches.SingleAsync(row => row.Email == "wim.import@example.org");
            Assert.Equal(0.8m, (await db.Employments.SingleAsync(row => row.CoachId == wim.Id)).WholeTimeEquivalent);
        });
    }

    [Fact]
    public async Task A_file_that_is_none_is_told()
    {
        await StartAsync();
        File.WriteAllBytes(Path.Combine(cli.Folder, "utf16.csv"), Encoding.Unicode.GetPreamble());
        File.WriteAllBytes(Path.Combine(cli.Folder, "latin.csv"), Encoding.Latin1.GetBytes($"{Coaches}Zoë,zoe@example.org,Nowhere\u0090,Coach,03/02/2025,,,\n"));
        File.WriteAllBytes(Path.Combine(cli.Folder, "picture.csv"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00]);
        Write("quotes.csv", $"{Coaches}\"Ada,ada@example.org,X,Coach,03/02/2025,,,\n");
        Write("columns.csv", "name,shoe size\nAda,38\n");
        Write("empty.csv", "");
        var told = new Dictionary<string, string>
        {
            ["utf16.csv"] = "CSV UTF-8",
            ["latin.csv"] = "row 2: This row holds characters that cannot be read",
            ["picture.csv"] = "neither a workbook (XLSX) nor CSV",
            ["columns.csv"] = "row 1, shoe size: This column is not known",
            ["empty.csv"] = "The file is empty",
            ["absent.csv"] = "cannot be read",
        };

        foreach (var (file, text) in told)
        {
            var run = await Run("import", "coaches", file);

            Assert.True(run.Code == 1 && run.Error.Contains(text, StringComparison.Ordinal), $"{file}: {run.Error}");
        }

        Assert.Equal(1, (await Run("import", "coaches", "quotes.csv")).Code);
        Assert.Equal(2, (await Run("import", "shoes", "columns.csv")).Code);
        Assert.Equal(2, (await Run("import", "coaches")).Code);
        Assert.Equal(2, (await Run("import", "coaches", "columns.csv", "--map", "name")).Code);
    }

    [Theory]
    [InlineData("coaches")]
    [InlineData("completions")]
    [InlineData("supervision")]
    [InlineData("offers")]
    [InlineData("runs")]
    [InlineData("attendance")]
    public async Task A_template_has_a_header_and_an_example_row(string dataset)
    {
        var run = await Run("import", dataset, "--template");

        var lines = run.Output.Split('\n');
        Assert.Equal((0, 3), (run.Code, lines.Length));
        Assert.Equal(lines[0].Split(',').Length, lines[1].Split(',').Length);
    }

    [Fact]
    public async Task Ten_thousand_completions_are_imported_in_a_minute()
    {
        var (employer, slug) = await StartAsync();
        Write("coaches.csv", Coaches + string.Concat(Enumerable.Range(0, 200).Select(who => $"Coach {who},coach{who}@example.org,{employer},Coach,03/02/2025,,,\n")));
        var rows = Enumerable.Range(0, 10_000).Select(row =>
            string.Create(CultureInfo.InvariantCulture, $"coach{row % 200}@example.org,{slug},{new DateOnly(2026, 11, 20).AddDays(-row / 200):dd/MM/yyyy},60\n"));
        Write("completions.csv", "coach_email,offer,occurred_on,cpd_minutes\n" + string.Concat(rows));
        Assert.Equal(0, (await Run("import", "coaches", "coaches.csv")).Code);

        var watch = Stopwatch.StartNew();
        var run = await Run("import", "completions", "completions.csv");

        Assert.True(run.Code == 0, run.Error[..Math.Min(run.Error.Length, 2_000)]);
        Assert.Contains("10000 rows added", run.Error, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        TestContext.Current.TestOutputHelper?.WriteLine($"10,000 completions in {watch.Elapsed.TotalSeconds:0.0} s");
    }

    [Fact]
    public async Task A_providers_spreadsheets_come_in_and_go_out_by_the_verbs()
    {
        await StartAsync();
        const string slug = "riverside-example-training-hub";
        Write("offers.csv", "Code,Name,Summary,Type,Delivery,Duration,Cost,Who for,Competencies,Publish,Notes of ours\nV1,By the verb,A day.,Course,Online,1 day,£35,Coaches,1.1,Yes,private\n");
        Write("runs.csv", "Course,Date,Time\nV1,03/02/2030,09:30 - 12:00\n");
        Write("bad.csv", "Name,Type\nOnly a name,Party\n");

        var dry = await Run("import", "offers", "offers.csv", "--provider", slug, "--dry-run");
        var first = await Run("import", "offers", "offers.csv", "--provider", slug);
        var runs = await Run("import", "runs", "runs.csv", "--provider", slug, "--json");
        var bad = await Run("import", "offers", "bad.csv", "--provider", slug, "--json");
        var nobody = await Run("import", "offers", "offers.csv", "--provider", "nobody");
        var export = await Run("export", "offers", "--provider", slug, "-o", "out.csv");
        var back = await Run("import", "offers", "out.csv", "--provider", slug);

        Assert.True(dry.Code == 0 && first.Code == 0 && runs.Code == 0, dry.Error + first.Error + runs.Error + runs.Output);
        Assert.Contains("1 row would be added; here already: 0. Nothing was written.", dry.Error, StringComparison.Ordinal);
        Assert.Contains("100 % of 1 rows", first.Error, StringComparison.Ordinal);
        Assert.Contains("\"Notes of ours\" is not known, and is left out", first.Error, StringComparison.Ordinal);
        Assert.Contains("\"added\":1", runs.Output, StringComparison.Ordinal);
        Assert.Equal((1, 1, 0), (bad.Code, nobody.Code, export.Code));
        Assert.Contains("\"severity\":\"ERROR\"", bad.Output, StringComparison.Ordinal);
        Assert.True(back.Code == 0 && back.Error.Contains("0 rows added; here before:", StringComparison.Ordinal), back.Error);
        Assert.Equal(2, (await Run("export", "runs")).Code);
    }

    [Fact]
    public async Task The_operator_gets_a_persons_record_too()
    {
        await StartAsync();
        var id = "";
        await LookAsync(async db => id = CpdGraph.Api.GlobalIds.GlobalId.Of((await db.Coaches.OrderBy(row => row.DisplayName).FirstAsync()).Id));

        var run = await Run("export", "own-record", "--coach", id, "-o", "record.json");

        Assert.True(run.Code == 0, run.Error);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(cli.Folder, "record.json"), TestContext.Current.CancellationToken));
        Assert.Equal(id, document.RootElement.GetProperty("records").GetProperty("coaches")[0].GetProperty("id").GetString());
        await LookAsync(async db => Assert.Equal(1, await db.AuditEvents.CountAsync(row => row.Action == "exportOwnRecord")));
        Assert.Equal(1, (await Run("export", "own-record", "--coach", "damaged")).Code);
        Assert.Equal(2, (await Run("export", "own-record")).Code);
    }

    // A coach whom a supervisor has managed since the first of 2026.
    private async Task ArrangeAsync()
    {
        var (employer, _) = await StartAsync();
        Write("coaches.csv", $"{Coaches}Ada Import,ada.import@example.org,{employer},Coach,03/02/2025,,,\n");
        Assert.Equal(0, (await Run("import", "coaches", "coaches.csv")).Code);
        await LookAsync(async db =>
        {
            var now = ApiServer.Now;
            var sam = new Supervisor { Id = SupervisorId.New(now), DisplayName = "Sam Import", Email = "sam.import@example.org", Revision = 1, CreatedAt = now, UpdatedAt = now };
            db.Add(sam);
            db.Add(new SupervisorAssignment
            {
                Id = SupervisorAssignmentId.New(now),
                CoachId = (await db.Coaches.SingleAsync(row => row.Email == "ada.import@example.org")).Id,
                SupervisorId = sam.Id,
                Kind = SupervisionKind.LineManagement,
                StartsOn = new(2026, 1, 1),
                CreatedAt = now,
            });
            await db.SaveChangesAsync();
        });
    }

    private async Task<(string Employer, string Slug)> StartAsync()
    {
        await cli.HaveDemoAsync();
        var (employer, slug) = ("", "");
        await LookAsync(async db =>
        {
            employer = (await db.Organisations.Where(row => row.OdsCode != null && row.ClosedOn == null && (row.OpenedOn == null || row.OpenedOn < new DateOnly(2025, 1, 1))).FirstAsync()).OdsCode!;
            var version = await db.OfferVersions.Where(row => row.PublishedAt != null && row.Number == 1).OrderBy(row => row.PublishedAt).FirstAsync();
            slug = (await db.Offers.SingleAsync(row => row.Id == version.OfferId)).Slug;
        });

        return (employer, slug);
    }

    // Files and data are in the folder of the test.
    private Task<CliResult> Run(params string[] arguments) => Cli.RunHere(
        [.. arguments.Select(argument => Path.HasExtension(argument) ? Path.Combine(cli.Folder, argument) : argument),
         "--data", Path.Combine(cli.Folder, "data")]);

    private void Write(string name, string text) => cli.Write(name, text);

    private async Task LookAsync(Func<CpdContext, Task> look)
    {
        await using var services = DatabaseTools.Make(Path.Combine(cli.Folder, "data"));
        await using var scope = services.CreateAsyncScope();
        await look(scope.ServiceProvider.GetRequiredService<CpdContext>());
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
