using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Imports;
using CpdGraph.Api.Tests.Features.Publishing;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Imports;

/// <summary>A hub's attendance list, and what it has as spreadsheets that read back in.</summary>
public abstract class AttendanceImportTests(Database database)
{
    private const string Start = "2026-11-20 09:30";

    [Fact]
    public async Task Who_came_and_who_did_not_is_recorded_once_by_place_address_or_name()
    {
        var hub = await StartAsync("attendance-way", "Ada", "Ben", "Cyd", "Dee");
        var places = await PlacesAsync(hub);
        var file = $"Place,Course,Start,Email,Name,Attended,CPD\r\n{GlobalId.Of(places["Ada attendance-way"].Id)},,,,,yes,\r\n"
            + $",HC,{Start},BEN.attendance-way@example.org,,No,\r\n,HC,{Start},,cyd attendance-way,Yes,2h\r\n,HC,{Start},,Dee attendance-way,,\r\n";

        var dry = await hub.Import(ImportDataset.Attendance, file, writes: false);
        var first = await hub.Import(ImportDataset.Attendance, file);
        var again = await hub.Import(ImportDataset.Attendance, file);

        Assert.Equal(["2 Update", "3 Update", "4 Update", "5 Unchanged [Attended: ]"], ImportBench.Short(dry));
        Assert.Equal(ImportBench.Short(dry), ImportBench.Short(first));
        Assert.Equal(["2 Unchanged", "3 Unchanged", "4 Unchanged", "5 Unchanged [Attended: ]"], ImportBench.Short(again));
        var after = await PlacesAsync(hub);
        Assert.Equal(
            [EnrolmentStatus.Attended, EnrolmentStatus.DidNotAttend, EnrolmentStatus.Attended, EnrolmentStatus.Booked],
            new[] { "Ada", "Ben", "Cyd", "Dee" }.Select(name => after[$"{name} attendance-way"].Status));
        var made = await hub.Look(db => db.Completions.Where(row => row.RunId == places.Values.First().RunId).ToListAsync());
        Assert.Equal([120, 360], made.Select(row => row.CpdMinutes).Order());
        Assert.All(made, row => Assert.Equal((Verification.Verified, hub.Publisher.PrincipalId), (row.Verification, row.CheckedById)));
        Assert.Equal(5, await hub.Look(db => db.AuditEvents.CountAsync(row => row.Action == "importAttendance" && row.ActorId == hub.Publisher.PrincipalId)));
    }

    [Fact]
    public async Task Rows_about_nobody_the_wrong_run_or_another_hub_are_refused()
    {
        var hub = await StartAsync("attendance-wrong", "Ada");
        var other = await StartAsync("attendance-other", "Zoe");
        var others = GlobalId.Of((await PlacesAsync(other)).Values.Single().Id);

        var findings = await hub.Import(ImportDataset.Attendance, "Place,Course,Start,Name,Attended\r\n"
            + $"{others},,,,Yes\r\n,HC,{Start},Zoe attendance-other,Yes\r\n,HC,2026-11-21 09:30,Ada attendance-wrong,Yes\r\n,HC,{Start},,Yes\r\n"
            + $",HC,{Start},Ada attendance-wrong,maybe\r\nnonsense,,,,No\r\n");

        Assert.Equal(
            [
                $"2 Reject [Place: {others}]", "3 Reject [Name: Zoe attendance-other]", "4 Reject [Start: 2026-11-21 09:30]", "5 Reject [Place: ]",
                "6 Reject [Attended: maybe]", "7 Reject [Place: nonsense]",
            ],
            ImportBench.Short(findings).Select(text => text.Replace($"{others[..Math.Min(60, others.Length)]}…", others, StringComparison.Ordinal)));
        Assert.Equal(EnrolmentStatus.Booked, (await PlacesAsync(hub)).Values.Single().Status);
    }

    [Fact]
    public async Task What_is_exported_reads_back_in_and_changes_nothing()
    {
        var hub = await StartAsync("attendance-export", "Ada", "=Ben");
        await hub.Import(ImportDataset.Offers, "Reference,Title,Summary,Description,Type,Cost,Tiers,Competencies\r\n"
            + "'=1+1,'+Plus,\"Said \"\"so\"\", and; more\",\"- a list\nof two lines\".,Course,12.50 EUR,TIER_2;TIER_1,\"1.2 ASSESSES TIER_3 \"\"=why; \"\"\"\"quoted\"\"\"\"\"\"\"\r\n".Replace("\"- a list", "\"A list", StringComparison.Ordinal).Replace("lines\".", "lines.\"", StringComparison.Ordinal));
        await hub.Import(ImportDataset.Runs, "Ref,Course,Sessions,Places,Waiting list,Join link\r\n"
            + "'@S,HC,\"31/10/2027 01:30 GMT | 02:30 | \"\"One; and more\"\"; 07/11/2027 09:30 | 12:30\",5,Yes,https://meet.example.org/1\r\n");

        foreach (var dataset in Enum.GetValues<ImportDataset>())
        {
            var csv = await ExportAsync(hub, dataset);
            var findings = await hub.Import(ImportBench.Sheet(dataset, csv), writes: true, hub.Provider, hub.Publisher);
            var asSteward = await hub.Import(ImportBench.Sheet(dataset, csv), writes: true, provider: null, ImportBench.Steward);

            Assert.StartsWith("\uFEFF", csv, StringComparison.Ordinal);
            Assert.NotEmpty(findings);
            Assert.All(findings.Concat(asSteward), finding => Assert.True(finding.Outcome == ImportRowOutcome.Unchanged && !finding.Problems.Any(problem => problem.Severity == ProblemSeverity.Error), $"{dataset}: {finding} {string.Join(' ', finding.Problems)}\n{csv}"));
            Assert.DoesNotContain(csv.Split('\n', ','), cell => cell.Trim('"', '\r') is ['=' or '+' or '@', ..]);
        }
    }

    [Fact]
    public async Task Exports_are_for_a_providers_own_people_and_feeds_for_everybody()
    {
        var server = await PublishingServer.SharedAsync(database);
        var token = ApiServer.TokenOf("publishing-hub-a", Role.Publisher);
        async Task<HttpResponseMessage> Get(string path, bool signedIn, string? tag = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Authorization = signedIn ? new AuthenticationHeaderValue("Bearer", token) : null;
            request.Headers.IfNoneMatch.TryParseAdd(tag);

            return await server.Api.Http.SendAsync(request);
        }

        var own = await Get("/exports/offers.csv?provider=riverside-example-training-hub", signedIn: true);
        var feed = await Get("/feeds/offers.csv?provider=riverside-example-training-hub", signedIn: false);
        var again = await Get("/feeds/offers.csv?provider=riverside-example-training-hub", signedIn: false, feed.Headers.ETag!.ToString());
        var statuses = new[]
        {
            (await Get("/exports/offers.csv?provider=riverside-example-training-hub", signedIn: false)).StatusCode,
            (await Get("/exports/attendance.csv?provider=hillcrest-example-training-hub", signedIn: true)).StatusCode,
            (await Get("/exports/runs.csv?provider=nobody", signedIn: true)).StatusCode,
            (await Get("/feeds/runs.csv?updatedSince=yesterday", signedIn: false)).StatusCode,
            (await Get("/feeds/runs.csv?updatedSince=2026-01-01T00:00:00Z", signedIn: false)).StatusCode,
        };

        var text = await feed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "text/csv", "no-store"), (own.StatusCode, own.Content.Headers.ContentType!.MediaType, own.Headers.CacheControl!.ToString()));
        Assert.Equal((HttpStatusCode.OK, "public, max-age=60", HttpStatusCode.NotModified), (feed.StatusCode, feed.Headers.CacheControl!.ToString(), again.StatusCode));
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.OK], statuses);
        Assert.DoesNotContain("DRAFT", text, StringComparison.Ordinal);
        Assert.Empty(ImportBench.Sheet(ImportDataset.Offers, text).Faults);
    }

    private static async Task<string> ExportAsync(ImportBench hub, ImportDataset dataset) => await hub.Look(async db => Encoding.UTF8.GetString(
        await new ProviderExport(db).CsvAsync(dataset, hub.Provider.Id, hub.Catalogue(hub.Publisher), CancellationToken.None)));

    private static Task<Dictionary<string, Enrolment>> PlacesAsync(ImportBench hub) => hub.Look(async db =>
    {
        var runs = (await hub.Runs()).Select(run => run.Run.Id).ToArray();
        var names = await db.Coaches.ToDictionaryAsync(coach => coach.Id, coach => coach.DisplayName, TestContext.Current.CancellationToken);

        return (await db.Enrolments.Where(place => runs.Contains(place.RunId)).ToListAsync(TestContext.Current.CancellationToken)).ToDictionary(place => names[place.CoachId]);
    });

    // A run that is over, with people who had places.
    private async Task<ImportBench> StartAsync(string name, params string[] people)
    {
        var hub = await ImportBench.StartAsync(database, name);
        await hub.Import(ImportDataset.Offers, "Reference,Title,Summary,Type,Delivery,Duration,CPD,Who for,Competencies,Publish\r\nHC,Listening,A day.,Course,In person,1 day,6h,Coaches,1.1,Yes\r\n");
        var offer = (await hub.Offers())["Listening"];
        await hub.Look(async db =>
        {
            var now = ApiServer.Now;
            var run = new OfferRun
            {
                Id = OfferRunId.New(now),
                OfferId = offer.Offer.Id,
                StartsAt = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero),
                EndsAt = new(2026, 11, 20, 16, 30, 0, TimeSpan.Zero),
                Sessions = [new() { Key = "1", StartsAt = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero), EndsAt = new(2026, 11, 20, 16, 30, 0, TimeSpan.Zero) }],
                Price = new(),
                Provenance = Provenance.Illustrative,
                Revision = 1,
                CreatedAt = now,
                UpdatedAt = now,
            };
            db.Add(run);
            db.Add(new RunPlaces { RunId = run.Id, Taken = people.Length, LastNumber = people.Length });

            foreach (var (index, person) in people.Index())
            {
                var coach = new Coach { Id = CoachId.New(now), DisplayName = $"{person} {name}", Email = $"{person.Trim('=')}.{name}@example.org", Revision = 1, CreatedAt = now, UpdatedAt = now };
                var place = new Enrolment
                {
                    Id = EnrolmentId.New(now),
                    CoachId = coach.Id,
                    RunId = run.Id,
                    OfferId = offer.Offer.Id,
                    Status = EnrolmentStatus.Booked,
                    Number = index + 1,
                    RequestedById = hub.Publisher.PrincipalId!.Value,
                    RequestedAt = now,
                    UpdatedAt = now,
                };
                db.Add(coach);
                db.Add(place);
                db.Add(new EnrolmentStep { CoachId = coach.Id, EnrolmentId = place.Id, Number = 1, Status = EnrolmentStatus.Booked, At = now });
            }

            return await db.SaveChangesAsync();
        });

        return hub;
    }
}

[Collection("Publishing on SQLite")]
public sealed class AttendanceImportOnSqliteTests() : AttendanceImportTests(Database.Sqlite);

[Collection("Publishing on PostgreSQL")]
public sealed class AttendanceImportOnPostgresTests() : AttendanceImportTests(Database.Postgres);
