using System.Globalization;
using System.Text.Json;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CsvHelper;
using Xunit;

namespace CpdGraph.Api.Tests.Dashboard;

/// <summary>
/// The demonstration's analyst, line manager and coach come to the page as anybody does, and find the answers to three questions each. What it shows is what the
/// API says to whoever asks that, and the files say the same.
/// </summary>
[Collection(DashboardRun.Collection)]
public sealed class PageStoryTests(DashboardRun run)
{
    private const string Count = "{ value suppressed label }";

    [Fact]
    public async Task An_analyst_finds_who_is_ready_what_is_missing_and_what_is_left_to_spend()
    {
        var seen = await SeenAsync(
            "anya ANALYST",
            ["open", "/"], ["ready"], ["text", "message", "#readiness h2"], ["download", "ready", "#readiness button"],
            ["click", "role=link[name='Competencies']"], ["ready"], ["click", "#supply-of-gaps button:has-text('Show all')"], ["text", "gaps", "table:has(caption:has-text('Competencies that coaches need')) tbody tr"],
            ["click", "role=link[name='Funding']"], ["ready"], ["download", "money", "#streams button"]);
        var numbers = await AskAsync(
            "anya",
            Role.Analyst,
            $$"""
            { workforceDashboard {
              coachCount {{Count}} readiness { status count {{Count}} }
              gaps(first: 50) { competency { code } coachesInNeed {{Count}} offerCount upcomingRunCount }
              funding { stream { name } allocated { amount } spent { amount } committed { amount } remaining { amount } }
            } }
            """);
        var dashboard = numbers.GetProperty("workforceDashboard");

        // How many coaches may take referrals?
        var readiness = dashboard.GetProperty("readiness").EnumerateArray().ToDictionary(row => row.GetProperty("status").GetString()!, row => Shown(row.GetProperty("count")));
        Assert.Equal($"{readiness["READY"]} of {Shown(dashboard.GetProperty("coachCount"))} coaches are ready to take referrals", Texts(seen, "message").Single());
        Assert.Equal(
            [readiness["NOT_STARTED"], readiness["IN_PROGRESS"], readiness["READY"], readiness["LAPSED"]],
            File(seen, "ready").Select(row => row[1]));

        // Which competencies do most lack, and what is on offer?
        Assert.NotEmpty(Texts(seen, "gaps"));
        Assert.Equal(
            dashboard.GetProperty("gaps").EnumerateArray().Select(gap =>
                $"{gap.GetProperty("competency").GetProperty("code")} … {Shown(gap.GetProperty("coachesInNeed"))} {gap.GetProperty("offerCount")} {gap.GetProperty("upcomingRunCount")}"),
            Texts(seen, "gaps").Select(WithoutSentences));

        // What is spent, promised and left of each stream?
        Assert.NotEmpty(File(seen, "money"));
        Assert.Equal(
            dashboard.GetProperty("funding").EnumerateArray()
                .Select(row => (row.GetProperty("stream").GetProperty("name").GetString()!, Pounds(row, "allocated"), Pounds(row, "spent"), Pounds(row, "committed"), Pounds(row, "remaining"))).Order(),
            File(seen, "money").Select(row => (row[0], Number(row[1]), Number(row[2]), Number(row[3]), Number(row[4]))).Order());
    }

    [Fact]
    public async Task The_numbers_of_a_chart_come_out_of_its_file_of_the_rows_for_analysts_and_of_the_address_for_other_tools()
    {
        var seen = await SeenAsync(
            "anya ANALYST",
            ["open", "/app/learning?by=OFFER_CHANNEL"], ["ready"], ["download", "chart", "#channels button"], ["download", "rows", "#analysts button"],
            ["click", "#analysts summary"], ["text", "address", "#analysts pre"]);
        var numbers = await AskAsync(
            "anya",
            Role.Analyst,
            $"{{ workforceDashboard {{ completions(by: OFFER_CHANNEL) {{ label count {Count} }} }} completionFacts(groupBy: [OFFER_CHANNEL], filter: {{ period: {{ from: \"2026-04-01\", to: \"2026-11-24\" }} }}) {{ rows {{ offerChannel completionCount }} }} }}");

        using var asking = new HttpRequestMessage(HttpMethod.Get, new Uri(Texts(seen, "address").Single()).PathAndQuery);
        asking.Headers.Authorization = new("Bearer", ApiServer.TokenOf("anya", Role.Analyst));
        using var answer = await run.Api.Http.SendAsync(asking, TestContext.Current.CancellationToken);
        var twin = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var shown = numbers.GetProperty("workforceDashboard").GetProperty("completions").EnumerateArray()
            .Where(row => !row.GetProperty("count").GetProperty("suppressed").GetBoolean())
            .Select(row => (row.GetProperty("label").GetString()!, Shown(row.GetProperty("count")))).ToArray();
        var rows = numbers.GetProperty("completionFacts").GetProperty("rows").EnumerateArray()
            .Where(row => row.GetProperty("completionCount").ValueKind is not JsonValueKind.Null)
            .Select(row => row.GetProperty("completionCount").GetInt32().ToString(CultureInfo.InvariantCulture)).ToArray();
        Assert.NotEmpty(shown);
        Assert.Equal(shown.Order(), File(seen, "chart").Where(row => int.TryParse(row[1], out _)).Select(row => (row[0], row[1])).Order());
        Assert.Equal(shown.Select(row => row.Item2).Order(), rows.Order());
        Assert.Equal(twin.TrimStart('\uFEFF'), seen.GetProperty("rows").GetProperty("text").GetString()!.TrimStart('\uFEFF'));
        Assert.Equal(rows.Order(), Column(twin, "completionCount").Where(cell => cell.Length > 0).Order());
    }

    [Fact]
    public async Task A_line_manager_finds_who_is_not_ready_whose_supervision_is_late_and_what_the_team_learned()
    {
        var seen = await SeenAsync(
            "lena SUPERVISOR",
            ["open", "/app/readiness"], ["ready"], ["text", "waiting", ".people__name"], ["text", "missing", ".people tbody tr"],
            ["click", "role=link[name='Supervision']"], ["ready"], ["text", "late", "table:has(caption:has-text('Supervision of my team')) tbody tr"],
            ["click", "role=link[name='Learning']"], ["ready"], ["download", "months", "#months button"]);
        var team = await AskAsync(
            "lena",
            Role.Supervisor,
            $$"""
            { viewer { supervisedCoaches(first: 100) { nodes { displayName
                referralReadiness { status requirements { met requirement { title strength } } }
                supervision { arrangements { kind status } } } } }
              workforceDashboard(filter: { ownTeam: true }) { learning { completionCount {{Count}} } completions(by: MONTH) { count {{Count}} } } }
            """);
        var coaches = team.GetProperty("viewer").GetProperty("supervisedCoaches").GetProperty("nodes").EnumerateArray().ToArray();

        // Who is not ready for referrals, and what is missing?
        var waiting = coaches.Where(coach => coach.GetProperty("referralReadiness").GetProperty("status").GetString() != "READY").ToArray();
        Assert.NotEmpty(waiting);
        Assert.Equal(
            waiting.Select(coach => coach.GetProperty("displayName").GetString()!).Order(),
            Texts(seen, "waiting").Select(name => name[..(name.IndexOf(')', StringComparison.Ordinal) + 1)]).Order());
        Assert.Equal(
            waiting.Sum(coach => coach.GetProperty("referralReadiness").GetProperty("requirements").EnumerateArray()
                .Count(check => !check.GetProperty("met").GetBoolean() && check.GetProperty("requirement").GetProperty("strength").GetString() == "REQUIRED")),
            Texts(seen, "missing").Length);

        // Whose supervision, of each kind, is overdue, due, or due in 14 days?
        string[] late =
        [
            .. coaches.SelectMany(coach => coach.GetProperty("supervision").GetProperty("arrangements").EnumerateArray()
                .Where(arrangement => arrangement.GetProperty("status").GetString() != "MET")
                .Select(arrangement => $"{coach.GetProperty("displayName")} {Words(arrangement.GetProperty("kind"))} {Words(arrangement.GetProperty("status"))}")),
        ];
        Assert.NotEmpty(late);
        Assert.Equal(late.Length, Texts(seen, "late").Length);
        Assert.All(late, one => Assert.Contains(Texts(seen, "late"), row => row.StartsWith(one, StringComparison.Ordinal)));

        // What did the team complete this year, exactly?
        var learned = team.GetProperty("workforceDashboard");
        Assert.Equal(learned.GetProperty("completions").EnumerateArray().Select(month => Shown(month.GetProperty("count"))), File(seen, "months").Select(row => row[1]));
        Assert.Equal(learned.GetProperty("learning").GetProperty("completionCount").GetProperty("value").GetInt32(), File(seen, "months").Sum(row => Number(row[1])));
    }

    [Fact]
    public async Task A_coach_finds_whether_referrals_may_come_and_where_cpd_time_went_and_books_and_cancels_a_place_on_a_phone()
    {
        const string Places = "{ viewer { coach { enrolments(first: 50) { nodes { status run { offer { slug } } } } } } }";
        var offers = await AskAsync(
            "amira",
            Role.Coach,
            """
            { offers(first: 100, filter: { free: true }, orderBy: [{ field: TITLE }]) { nodes { slug title runs(first: 5, filter: { statuses: [BOOKING_OPEN] }) { nodes { placesLeft startsAt } } } } }
            """);
        var offer = offers.GetProperty("offers").GetProperty("nodes").EnumerateArray().First(one => one.GetProperty("runs").GetProperty("nodes").EnumerateArray()
            .Any(dated => dated.GetProperty("placesLeft").ValueKind is JsonValueKind.Number && dated.GetProperty("placesLeft").GetInt32() > 0));
        var (slug, title) = (offer.GetProperty("slug").GetString()!, offer.GetProperty("title").GetString()!);

        var seen = await SeenAsync(
            "amira COACH",
            width: 320,
            ["open", "/app/record"], ["ready"], ["look", "record"], ["download", "areas", "#cpd-by-area button"],
            ["open", $"/app/catalogue/{slug}"], ["ready"], ["click", ".app-book button[type=submit]"], ["wait", ".app-outcome"], ["text", "outcome", ".app-outcome"], ["look", "booked"], ["axe", "axe"],
            ["picture", "booked-phone"], ["click", "text=Go to my record"], ["ready"], ["look", "after"], ["picture", "record-booked-phone"]);
        var coach = (await AskAsync(
            "amira",
            Role.Coach,
            "{ viewer { coach { referralReadiness { status } cpdYear(startingIn: 2026) { byArea { area { code name } minutes } } } } }")).GetProperty("viewer").GetProperty("coach");

        // May I take referrals yet?
        Assert.Equal("READY", coach.GetProperty("referralReadiness").GetProperty("status").GetString());
        Assert.Contains("You may take referrals", seen.GetProperty("record").GetProperty("text").GetString(), StringComparison.Ordinal);

        // How much CPD did I do this year, by area?
        Assert.Equal(
            coach.GetProperty("cpdYear").GetProperty("byArea").EnumerateArray()
                .Select(row => ($"{row.GetProperty("area").GetProperty("code")}. {row.GetProperty("area").GetProperty("name")}", row.GetProperty("minutes").GetInt32())),
            File(seen, "areas").Select(row => (row[0], (int)Number(row[1]))));

        // Book me, on a phone.
        Assert.All(new[] { "record", "booked", "after" }, page => Assert.False(seen.GetProperty(page).GetProperty("tooWide").GetBoolean(), page));
        Assert.Empty(DashboardRun.Serious(seen, "axe"));
        Assert.Contains(title, seen.GetProperty("after").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains(("BOOKED", slug), PlacesIn(await AskAsync("amira", Role.Coach, Places)));

        // And no longer.
        await SeenAsync(
            "amira COACH",
            width: 320,
            ["open", "/app/record"], ["ready"], ["click", $"li:has-text(\"{title}\") >> role=button[name=/^Cancel this place/]"],
            ["click", "role=button[name='Yes, cancel my place']"], ["wait", "text=Your place is cancelled"]);
        Assert.DoesNotContain(("BOOKED", slug), PlacesIn(await AskAsync("amira", Role.Coach, Places)));

        static IEnumerable<(string, string)> PlacesIn(JsonElement data) => data.GetProperty("viewer").GetProperty("coach").GetProperty("enrolments").GetProperty("nodes").EnumerateArray()
            .Where(place => place.GetProperty("run").ValueKind is JsonValueKind.Object)
            .Select(place => (place.GetProperty("status").GetString()!, place.GetProperty("run").GetProperty("offer").GetProperty("slug").GetString()!));
    }

    private Task<JsonElement> SeenAsync(string person, params object[][] steps) => SeenAsync(person, 1100, steps);

    // Signs in as anybody does where the demonstration runs, and then takes the steps.
    private async Task<JsonElement> SeenAsync(string person, int width, params object[][] steps)
    {
        var visit = await run.VisitAsync(new
        {
            width,
            steps = (object[][])
            [
                ["open", "/"], ["wait", "#demo-person"], ["select", "#demo-person", person], ["click", "role=button[name=/Sign in as this person/]"], ["wait", "role=button[name='Sign out']"],
                .. steps,
            ],
        });
        Assert.Empty(visit.GetProperty("complaints").EnumerateArray());

        return visit.GetProperty("seen");
    }

    private async Task<JsonElement> AskAsync(string person, Role role, string query)
    {
        var answer = await run.Api.As(person, role).Send(query);
        Assert.Empty(answer.Errors);

        return answer.Data;
    }

    private static string[] Texts(JsonElement seen, string name) => [.. seen.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    // As cells of files have it: numbers plain, what is hidden as on the screen.
    private static string Shown(JsonElement count) => count.GetProperty("suppressed").GetBoolean() ? count.GetProperty("label").GetString()! : count.GetProperty("value").GetRawText();

    private static string Words(JsonElement code)
    {
        var words = code.GetString()!.Replace('_', ' ').ToLowerInvariant();

        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    // "1.9 Plans their own development. 55 4 3 Professional …" to "1.9 … 55 4 3".
    private static string WithoutSentences(string row)
    {
        var cells = System.Text.RegularExpressions.Regex.Match(row, @"^(?<code>\d+\.\d+) .*?\. (?<count>\d+|hidden|1 to 7) (?<offers>\d+) (?<runs>\d+) ");

        return $"{cells.Groups["code"]} … {cells.Groups["count"]} {cells.Groups["offers"]} {cells.Groups["runs"]}";
    }

    private static decimal Pounds(JsonElement row, string name) =>
        row.GetProperty(name) is { ValueKind: JsonValueKind.Object } money ? decimal.Parse(money.GetProperty("amount").ToString(), CultureInfo.InvariantCulture) : -1;

    private static decimal Number(string cell) => decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : -1;

    // Rows of a chart's file: behind what it is of, and the heads.
    private static string[][] File(JsonElement seen, string name) => [.. Rows(seen.GetProperty(name).GetProperty("text").GetString()!).Skip(2)];

    private static IEnumerable<string> Column(string csv, string name)
    {
        var rows = Rows(csv);
        var place = Array.IndexOf(rows[0], name);
        Assert.True(place >= 0, $"No column {name} in: {string.Join(", ", rows[0])}");

        return rows.Skip(1).Select(row => row[place]);
    }

    private static string[][] Rows(string csv)
    {
        using var parser = new CsvParser(new StringReader(csv.TrimStart('\uFEFF')), CultureInfo.InvariantCulture);
        var rows = new List<string[]>();

        while (parser.Read())
        {
            rows.Add(parser.Record!);
        }

        return [.. rows];
    }
}
