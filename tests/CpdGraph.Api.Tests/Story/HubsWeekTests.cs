using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static CpdGraph.Api.Tests.Story.Walk;

namespace CpdGraph.Api.Tests.Story;

/// <summary>
/// A training hub's week: its spreadsheet comes in with what is wrong in it, is mended, published and dated; people book, come, and are marked in
/// a spreadsheet; its website and calendar read everything back.
/// </summary>
public abstract class HubsWeekTests(Database database) : IAsyncLifetime
{
    private const string Hub = "riverside-example-training-hub";
    private const int Rows = 300;
    private const string Finished = "status rowCount createCount updateCount unchangedCount rejectCount progress";

    private readonly ManualClock clock = new(ApiServer.Now);
    private ApiServer api = null!;
    private string provider = "";

    private GraphQLClient Rhona => api.As("rhona", Role.Publisher);

    private GraphQLClient Amira => api.As("amira", Role.Coach);

    private GraphQLClient Ben => api.As("ben", Role.Coach);

    public async ValueTask InitializeAsync()
    {
        api = await ApiServer.ToWriteToAsync(database, services => services.AddSingleton<TimeProvider>(clock));
        provider = (await Ask(Rhona, "query ($slug: Slug!) { provider(by: { slug: $slug }) { id } }", new { slug = Hub })).Text("provider.id");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await api.DisposeAsync();
    }

    [Fact]
    public async Task From_a_spreadsheet_to_a_calendar()
    {
        // 300 courses, twelve of which have a mistake. Nothing is written, and each mistake is named with its row, its column and a mend.
        var broken = await CheckAsync("OFFERS", "courses.csv", Offers(withMistakes: true));
        Assert.Equal((Rows, Rows - 12, 0, 0, 12), Counts(broken));
        var refused = (await Ask(
            Rhona,
            "query ($id: ID!) { importJob(id: $id) { rows(first: 20, outcomes: [REJECT]) { totalCount nodes { number title problems { column value message suggestion severity } } } } }",
            new { id = broken.Text("id") })).Each("importJob.rows.nodes").ToArray();
        Assert.Equal(12, refused.Length);
        Assert.All(refused, row => Assert.Contains(row.Each("problems"), problem => problem.Text("message").Split(' ').Length > 2));
        Assert.Equal(
            // A row that names what another row names is wrong as a whole.
            [.. Mistakes.Select(mistake => mistake.Value.Value == "HC-0001" ? $"{mistake.Key + 2} " : $"{mistake.Key + 2} {mistake.Value.Column}")],
            refused.Select(row => $"{row.At("number").GetInt32().ToString(CultureInfo.InvariantCulture)} {row.Text("problems.0.column")}"));
        var annotated = Read(await GetAsync(Rhona, $"/imports/{broken.Text("id")}/annotated"));
        Assert.Equal(Rows, annotated.Count);
        Assert.Equal(12, annotated.Count(row => row["Problem"].Length > 0));
        Assert.StartsWith("WRONG_STATE", await Refused(Rhona, "commitImport", "job { id }", new { jobId = broken.Text("id") }), StringComparison.Ordinal);
        Assert.Empty(await MineAsync());

        // Mended, confirmed, and there; once, although the file is sent twice.
        var mended = await CheckAsync("OFFERS", "courses.csv", Offers(withMistakes: false));
        Assert.Equal((Rows, Rows, 0, 0, 0), Counts(mended));
        Assert.Empty(await MineAsync());
        Assert.Equal("SUCCEEDED", (await ConfirmAsync(mended)).Text("status"));
        Assert.Equal(Rows, (await MineAsync()).Count);
        Assert.Equal((Rows, 0, 0, Rows, 0), Counts(await CheckAsync("OFFERS", "courses.csv", Offers(withMistakes: false))));

        // One of them is published by hand. The export of all is the import of none.
        var offer = (await Ask(
            Rhona,
            "{ offer(by: { external: { system: \"spreadsheet\", key: \"HC-0001\" } }) { id title revision publishChecks { met message } } }")).At("offer");
        var (id, revision) = (offer.GetProperty("id").GetString()!, offer.GetProperty("revision").GetInt32());
        Assert.All(offer.GetProperty("publishChecks").EnumerateArray(), check => Assert.True(check.GetProperty("met").GetBoolean(), check.ToString()));
        Assert.Equal("PUBLISHED", (await Sent(Rhona, "publishOffer", "offer { status }", new { offer = new { id }, expectedRevision = revision })).Text("offer.status"));
        var exported = await CheckAsync("OFFERS", "export.csv", await GetAsync(Rhona, $"/exports/offers.csv?provider={Hub}"));
        Assert.Equal((0, 0, 0), (exported.At("createCount").GetInt32(), exported.At("updateCount").GetInt32(), exported.At("rejectCount").GetInt32()));

        // Dates, before and after the clocks change in spring.
        var dated = await ConfirmAsync(await CheckAsync("RUNS", "dates.csv", Encoding.UTF8.GetBytes(
            "Reference,Course code,Start,End,Capacity,Joining link\r\n"
            + "R-1,HC-0001,24/11/2026 11:00,24/11/2026 14:00,2,https://meet.example.org/winter\r\n"
            + "R-2,HC-0001,26/03/2027 09:30,26/03/2027 16:30,2,https://meet.example.org/before\r\n"
            + "R-3,HC-0001,29/03/2027 09:30,29/03/2027 16:30,2,https://meet.example.org/after\r\n")));
        Assert.Equal(("SUCCEEDED", 3), (dated.Text("status"), dated.At("createCount").GetInt32()));
        var runs = (await Ask(Rhona, "query ($id: ID!) { offer(by: { id: $id }) { runs(first: 10) { nodes { id startsAt capacity } } } }", new { id }))
            .Each("offer.runs.nodes").ToArray();
        Assert.Equal(["2026-11-24T11:00:00.000Z", "2027-03-26T09:30:00.000Z", "2027-03-29T08:30:00.000Z"], runs.Select(run => run.Text("startsAt")));

        // Two people book; a third date is called off, and whoever had booked it is told.
        var (winter, spring) = (runs[0].Text("id"), runs[1].Text("id"));
        var first = await Do(Amira, "requestEnrolment", "enrolment { id }", new { runId = winter });
        var lost = await Do(Ben, "requestEnrolment", "enrolment { id }", new { runId = spring });
        var dates = await Ask(Rhona, "query ($id: ID!) { node(id: $id) { ... on OfferRun { revision } } }", new { id = spring });
        Assert.Equal(
            "CANCELLED",
            (await Sent(Rhona, "cancelRun", "run { status }", new { id = spring, reason = "The trainer is ill.", expectedRevision = dates.At("node.revision").GetInt32() }))
                .Text("run.status"));
        Assert.Equal("RUN_CANCELLED", (await Ask(Ben, "query ($id: ID!) { node(id: $id) { ... on Enrolment { status } } }", new { id = lost })).Text("node.status"));
        Assert.Contains(
            (await Ask(Ben, "{ viewer { attention(first: 50, kinds: [RUN_CHANGED]) { nodes { text subject { __typename ... on OfferRun { id } ... on Enrolment { run { id } } } } } } }"))
                .Each("viewer.attention.nodes"),
            item => item.Json.ToString().Contains(spring, StringComparison.Ordinal));
        var second = await Do(Ben, "requestEnrolment", "enrolment { id }", new { runId = winter });

        // The day has come. The hub takes the list of places, marks who was there, and sends it back.
        clock.Advance(TimeSpan.FromHours(6));
        var list = Read(await GetAsync(Rhona, $"/exports/attendance.csv?provider={Hub}")).Where(row => row.ContainsValue(first) || row.ContainsValue(second)).ToArray();
        Assert.Equal(2, list.Length);
        var marked = Write(list.Select(row => new Dictionary<string, string>(row, StringComparer.OrdinalIgnoreCase) { ["attended"] = row.ContainsValue(first) ? "Yes" : "No" }));
        var attendance = await ConfirmAsync(await CheckAsync("ATTENDANCE", "attendance.csv", marked));
        Assert.Equal(("SUCCEEDED", 2), (attendance.Text("status"), attendance.At("rowCount").GetInt32()));
        Assert.Equal(
            ("ATTENDED", "VERIFIED"),
            (await Ask(Amira, "query ($id: ID!) { node(id: $id) { ... on Enrolment { status completion { verification } } } }", new { id = first })) is var came
                ? (came.Text("node.status"), came.Text("node.completion.verification"))
                : default);
        Assert.Equal("DID_NOT_ATTEND", (await Ask(Ben, "query ($id: ID!) { node(id: $id) { ... on Enrolment { status } } }", new { id = second })).Text("node.status"));

        // What the hub's website and everybody's calendar read: nothing of the 299 drafts, everything of the one that is out.
        var shown = (await Ask(api.Client, "query ($id: ID!) { offer(by: { id: $id }) { slug pageUrl calendarUrl provider { calendarUrl } } }", new { id })).At("offer");
        var feed = Read(await GetAsync(api.Client, $"/feeds/offers.csv?provider={Hub}"));
        Assert.Contains(feed, row => row["slug"] == shown.GetProperty("slug").GetString());
        Assert.DoesNotContain(feed, row => row["title"].StartsWith("Week course 2", StringComparison.Ordinal));
        var sitemap = Encoding.UTF8.GetString(await GetAsync(api.Client, "/sitemap.xml"));
        Assert.Contains(shown.GetProperty("pageUrl").GetString()!, sitemap, StringComparison.Ordinal);
        Assert.DoesNotContain("week-course-2-", sitemap, StringComparison.Ordinal);
        var page = Encoding.UTF8.GetString(await GetAsync(api.Client, new Uri(shown.GetProperty("pageUrl").GetString()!).AbsolutePath));
        var course = JsonDocument.Parse(Between(page, "<script type=\"application/ld+json\">", "</script>")).RootElement;
        Assert.Equal("Week course 1: listening", course.GetProperty("name").GetString());

        foreach (var address in new[] { shown.GetProperty("calendarUrl").GetString()!, shown.GetProperty("provider").GetProperty("calendarUrl").GetString()! })
        {
            var events = await EventsAsync(await GetAsync(api.Client, new Uri(address).AbsolutePath));
            Assert.Contains("2026-11-24T11:00:00.000Z CONFIRMED", events);
            Assert.Contains("2027-03-26T09:30:00.000Z CANCELLED", events);
            Assert.Contains("2027-03-29T08:30:00.000Z CONFIRMED", events);
        }
    }

    /// <summary>Row (from 0) to the column with a mistake and what it holds.</summary>
    private static SortedDictionary<int, (string Column, string Value)> Mistakes { get; } = new()
    {
        [3] = ("Price", "free-ish"),
        [17] = ("Price", "£12.345"),
        [40] = ("Learning time", "a while"),
        [41] = ("Learning time", "-3h"),
        [77] = ("Format", "Corse"),
        [100] = ("Delivery", "by pigeon"),
        [120] = ("Competencies", "99.9"),
        [150] = ("Booking link", "javascript:alert(1)"),
        [199] = ("Title", ""),
        [200] = ("Reference", "HC-0001"),
        [255] = ("Tiers", "TIER_9"),
        [299] = ("Days", "two"),
    };

    private static byte[] Offers(bool withMistakes)
    {
        var text = new StringBuilder("Reference,Title,Summary,Format,Delivery,Days,Learning time,CPD time,Price,Audience,Tiers,Competencies,Booking link\r\n");

        for (var row = 0; row < Rows; row++)
        {
            var number = row + 1;
            var cells = new Dictionary<string, string>
            {
                ["Reference"] = string.Create(CultureInfo.InvariantCulture, $"HC-{number:0000}"),
                ["Title"] = string.Create(CultureInfo.InvariantCulture, $"Week course {number}: listening"),
                ["Summary"] = "How to listen so that people hear themselves, with practice in threes.",
                ["Format"] = number % 3 == 0 ? "Webinar" : "Course",
                ["Delivery"] = number % 2 == 0 ? "Live online" : "Face to face",
                ["Days"] = number % 2 == 0 ? "half a day" : "1 day",
                ["Learning time"] = number % 2 == 0 ? "3h 30m" : "7 hours",
                ["CPD time"] = number % 2 == 0 ? "3.5 hours" : "6 hours",
                ["Price"] = number % 4 == 0 ? "Free" : "£35.00",
                ["Audience"] = "Health and wellbeing coaches",
                ["Tiers"] = "",
                ["Competencies"] = "1.1 DEVELOPS; 1.2",
                ["Booking link"] = "",
            };

            if (withMistakes && Mistakes.TryGetValue(row, out var mistake))
            {
                cells[mistake.Column] = mistake.Value;
            }

            text.AppendJoin(',', cells.Values.Select(cell => $"\"{cell}\"")).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private async Task<Answer> CheckAsync(string dataset, string fileName, byte[] file)
    {
        using var content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/uploads?fileName={fileName}") { Content = content, Headers = { Authorization = new("Bearer", Rhona.Token) } };
        using var response = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var uploaded = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.Created, uploaded);
        var token = JsonDocument.Parse(uploaded).RootElement.GetProperty("uploadToken").GetString();

        return await EndAsync(await Do(Rhona, "validateImport", "job { id }", new { dataset, uploadToken = token, providerId = provider }), "AWAITING_CONFIRMATION");
    }

    private async Task<Answer> ConfirmAsync(Answer job) => await EndAsync(await Do(Rhona, "commitImport", "job { id }", new { jobId = job.Text("id") }), "SUCCEEDED");

    private async Task<Answer> EndAsync(string job, string expected)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));

        while (true)
        {
            var answer = new Answer((await Ask(Rhona, $"query ($id: ID!) {{ importJob(id: $id) {{ id {Finished} }} }}", new { id = job })).At("importJob"));

            if (answer.Text("status") is not ("QUEUED" or "RUNNING"))
            {
                Assert.True(answer.Text("status") == expected, answer.Json.ToString());

                return answer;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    private static (int Rows, int Create, int Update, int Unchanged, int Reject) Counts(Answer job) => (
        job.At("rowCount").GetInt32(), job.At("createCount").GetInt32(), job.At("updateCount").GetInt32(), job.At("unchangedCount").GetInt32(), job.At("rejectCount").GetInt32());

    private async Task<List<string>> MineAsync()
    {
        var found = new List<string>();

        for (var after = (string?)null; ;)
        {
            var page = await Ask(
                Rhona,
                "query ($provider: ID!, $after: String) { offers(first: 100, after: $after, filter: { providerIds: [$provider], statuses: [DRAFT, IN_REVIEW, PUBLISHED] }) { nodes { title } pageInfo { hasNextPage endCursor } } }",
                new { provider, after });
            found.AddRange(page.All("offers.nodes.title").Where(title => title.StartsWith("Week course", StringComparison.Ordinal)));

            if (!page.At("offers.pageInfo.hasNextPage").GetBoolean())
            {
                return found;
            }

            after = page.Text("offers.pageInfo.endCursor");
        }
    }

    private async Task<byte[]> GetAsync(GraphQLClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);

        if (client.Token is { } token)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        using var response = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {response.StatusCode} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");

        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static List<Dictionary<string, string>> Read(byte[] csv)
    {
        using var reader = new CsvReader(new StreamReader(new MemoryStream(csv), Encoding.UTF8), new CsvConfiguration(CultureInfo.InvariantCulture));

        return [.. reader.GetRecords<dynamic>().Select(row => ((IDictionary<string, object>)row).ToDictionary(cell => cell.Key, cell => (string)cell.Value, StringComparer.OrdinalIgnoreCase))];
    }

    private static byte[] Write(IEnumerable<Dictionary<string, string>> rows)
    {
        var all = rows.ToArray();
        var lines = all.Select(row => row.Values).Prepend(all[0].Keys.AsEnumerable()).Select(cells => string.Join(',', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));

        return Encoding.UTF8.GetBytes(string.Join("\r\n", lines));
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;

        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    /// <summary>What an independent reader of calendars makes of one: start in UTC and state of each event.</summary>
    private static async Task<string[]> EventsAsync(byte[] calendar)
    {
        await using var reader = JsonLineProcess.StartNpm("calendar.mjs");
        var answer = await reader.AskAsync(JsonSerializer.Serialize(new { calendar = Encoding.UTF8.GetString(calendar) }), TestContext.Current.CancellationToken);

        return [.. new Answer(JsonDocument.Parse(answer).RootElement).Each("events").Select(one => $"{one.Text("start")} {one.Text("status")}")];
    }
}

public sealed class HubsWeekOnSqliteTests() : HubsWeekTests(Database.Sqlite);

public sealed class HubsWeekOnPostgresTests() : HubsWeekTests(Database.Postgres);
