using System.Text.Json;
using CpdGraph.Domain;
using Xunit;

namespace CpdGraph.Api.Tests.Dashboard;

/// <summary>
/// Each view of the page in Chromium, in each state that it can be in: with its numbers, with none, with hidden ones, when it fails, is slow or
/// has no connection, for those who may not see it and for those who have not signed in; on a phone, on paper, and by keyboard.
/// </summary>
[Collection(DashboardRun.Collection)]
public sealed class ViewTests(DashboardRun run)
{
    private const string Ready = "ready";
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    /// <summary>The views of numbers of a workforce: address, heading, and who looks.</summary>
    public static TheoryData<string, string, string?> Numbers => new()
    {
        { "/", "Overview", "anya" },
        { "/app/readiness", "Readiness to take referrals", "lena" },
        { "/app/competencies", "Competencies", "anya" },
        { "/app/supervision", "Supervision", "lena" },
        { "/app/learning", "Learning", "anya" },
        { "/app/funding", "Funding", "anya" },
    };

    /// <summary>All views. Null: nobody has signed in.</summary>
    public static TheoryData<string, string, string?> Views
    {
        get
        {
            var all = Numbers;
            all.Add("/app/catalogue", "Training catalogue", null);
            all.Add("/app/pathways", "Pathways", null);
            all.Add("/app/record", "My record", "amira");
            all.Add("/app/supply", "Supply of training", "rhona");

            return all;
        }
    }

    private static readonly Dictionary<string, (string Person, Role Role)> People = new()
    {
        ["amira"] = ("Amira Haddad (illustrative)", Role.Coach),
        ["lena"] = ("Lena Park (illustrative)", Role.Supervisor),
        ["anya"] = ("Anya Graf (illustrative)", Role.Analyst),
        ["rhona"] = ("Rhona Beck (illustrative)", Role.Publisher),
    };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task It_shows_its_numbers_with_one_request_to_all_by_keyboard_on_paper_and_on_a_phone(string address, string heading, string? who)
    {
        var visit = await run.VisitAsync(new
        {
            @as = As(who),
            steps = new object[][]
            {
                ["open", address], [Ready], ["look", "view"], ["axe", "axe"], ["picture", NameOf(address)], ["walk", "stops", 12], ["print", "paper", NameOf(address)],
                ["size", 320, 640], [Ready], ["look", "phone"], ["axe", "axe on a phone"], ["picture", NameOf(address) + "-phone"],
            },
        });

        var (seen, view) = (visit.GetProperty("seen"), visit.GetProperty("seen").GetProperty("view"));
        Assert.Equal($"h1 {heading}", Assert.Single(Texts(view, "headings"), text => text.StartsWith("h1 ", StringComparison.Ordinal)));
        Assert.Single(Texts(visit, "operations"));
        NothingWrong(visit);
        Assert.Empty(DashboardRun.Serious(visit.GetProperty("seen"), "axe"));
        Assert.Equal(0, view.GetProperty("nameless").GetInt32());
        Assert.Empty(Texts(view, "small"));
        Assert.All(Texts(visit, "requests"), request => Assert.True(request == address || request.StartsWith("/app/", StringComparison.Ordinal), $"It asked for {request}."));
        TheKeyboardIsSeen(seen.GetProperty("stops"));
        IsFitForPaper(seen.GetProperty("paper"), heading);

        var phone = seen.GetProperty("phone");
        Assert.False(phone.GetProperty("tooWide").GetBoolean(), $"{address} is wider than a phone.");
        Assert.Empty(DashboardRun.Serious(visit.GetProperty("seen"), "axe on a phone"));
        Assert.Empty(Texts(phone, "small"));
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task When_it_cannot_be_had_it_says_why_and_what_to_do_and_keeps_its_heading(string address, string heading, string? who)
    {
        var visit = await run.VisitAsync(new
        {
            @as = As(who),
            steps = new object[][]
            {
                ["answers", "offline"], ["open", address], [Ready], ["look", "offline"], ["axe", "axe"], ["picture", NameOf(address) + "-offline"],
                ["answers", "failed"], ["reload"], [Ready], ["look", "failed"], ["picture", NameOf(address) + "-failed"],
                ["answers", "real"], ["click", "main >> role=button[name=/Try again|Refresh/]"], [Ready], ["look", "again"],
            },
        });

        var seen = visit.GetProperty("seen");
        Assert.All(new[] { "offline", "failed", "again" }, state => Assert.Contains($"h1 {heading}", Texts(seen.GetProperty(state), "headings")));
        Assert.Contains("The server does not answer", Text(seen, "offline"), StringComparison.Ordinal);
        Assert.Contains(Trace, Text(seen, "failed"), StringComparison.Ordinal);
        Assert.DoesNotMatch("does not answer|could not be shown", Text(seen, "again"));
        Assert.True(Text(seen, "again").Length > Text(seen, "offline").Length);
        Assert.Empty(DashboardRun.Serious(visit.GetProperty("seen"), "axe"));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Hidden_counts_are_never_numbers_nothing_is_explained_and_a_fault_is_told(string address, string heading, string? who)
    {
        var visit = await run.VisitAsync(new
        {
            @as = As(who),
            steps = new object[][]
            {
                ["answers", "hidden"], ["open", address], [Ready], ["look", "hidden"], ["axe", "axe"], ["picture", NameOf(address) + "-hidden"],
                ["answers", "empty"], ["reload"], [Ready], ["look", "empty"], ["picture", NameOf(address) + "-empty"],
                ["answers", "without workforceDashboard"], ["reload"], [Ready], ["look", "partial"], ["picture", NameOf(address) + "-partial"],
            },
        });

        var seen = visit.GetProperty("seen");
        Assert.All(new[] { "hidden", "empty", "partial" }, state => Assert.Contains($"h1 {heading}", Texts(seen.GetProperty(state), "headings")));
        // Money has no counts of people.
        Assert.Equal(address != "/app/funding", Text(seen, "hidden").Contains("1 to 7", StringComparison.Ordinal));
        Assert.All(new[] { "hidden", "empty", "partial" }, state => Assert.DoesNotMatch(@"\b(NaN|undefined|null|Infinity)\b", Text(seen, state)));
        Assert.Contains(Trace, Text(seen, "partial"), StringComparison.Ordinal);
        Assert.Empty(DashboardRun.Serious(visit.GetProperty("seen"), "axe"));
        NothingWrong(visit);
    }

    [Fact]
    public async Task While_a_view_waits_there_is_a_heading_at_once_and_after_three_seconds_a_word()
    {
        var visit = await run.VisitAsync(new
        {
            steps = new object[][]
            {
                ["answers", "held"], ["open", "/app/pathways"], ["wait", "[aria-busy=true]"], ["look", "first"], ["picture", "loading"],
                ["wait", "text=This takes longer than usual."], ["look", "later"], ["release"], [Ready], ["look", "view"],
            },
        });

        var seen = visit.GetProperty("seen");
        Assert.Equal(["h1 Pathways"], Texts(seen.GetProperty("first"), "headings"));
        Assert.Contains("This takes longer than usual.", Text(seen, "later"), StringComparison.Ordinal);
        Assert.Contains("A pathway is a route", Text(seen, "view"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_stay_when_the_server_goes_away_and_say_from_when_they_are()
    {
        var visit = await run.VisitAsync(new
        {
            steps = new object[][]
            {
                ["open", "/app/catalogue"], [Ready], ["answers", "offline"], ["fill", "main input[type=search], main input[type=text]", "stress"], ["press", "Enter"], [Ready], ["look", "view"],
            },
        });

        Assert.Contains("You see what it last said", Text(visit.GetProperty("seen"), "view"), StringComparison.Ordinal);
        Assert.Contains("offers found", Text(visit.GetProperty("seen"), "view"), StringComparison.Ordinal);
        Assert.Contains("stress", visit.GetProperty("seen").GetProperty("view").GetProperty("address").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_stop_of_the_keyboard_leads_past_the_menu()
    {
        var visit = await run.VisitAsync(new
        {
            steps = new object[][] { ["open", "/app/catalogue"], [Ready], ["walk", "first", 1], ["press", "Enter"], ["walk", "second", 1], ["look", "view"] },
        });

        var seen = visit.GetProperty("seen");
        var second = seen.GetProperty("second")[0].GetProperty("name").GetString();
        Assert.Equal("a Skip to main content", seen.GetProperty("first")[0].GetProperty("name").GetString());
        Assert.DoesNotContain(Texts(seen.GetProperty("view"), "menu").Where(link => link != "Next page"), link => second == $"a {link}");
    }

    [Fact]
    public async Task Somebody_signs_in_as_a_made_up_person_sees_their_views_and_signs_out()
    {
        var visit = await run.VisitAsync(new
        {
            steps = new object[][]
            {
                ["open", "/"], ["wait", "#demo-person"], ["look", "welcome"], ["axe", "axe"], ["picture", "welcome"],
                ["select", "#demo-person", "amira COACH"], ["click", "role=button[name=/Sign in as this person/]"],
                ["wait", "role=button[name='Sign out']"], [Ready], ["look", "home"],
                ["click", "role=button[name='Sign out']"], ["wait", "#demo-person"], ["look", "after"],
            },
        });

        var seen = visit.GetProperty("seen");
        Assert.DoesNotContain("My record", Texts(seen.GetProperty("welcome"), "menu"));
        Assert.Contains("My record", Texts(seen.GetProperty("home"), "menu"));
        Assert.DoesNotContain("My record", Texts(seen.GetProperty("after"), "menu"));
        Assert.Equal("WhoIsIt", Texts(visit, "operations")[0]);
        Assert.Empty(DashboardRun.Serious(visit.GetProperty("seen"), "axe"));
        NothingWrong(visit);
    }

    [Fact]
    public async Task Whoever_has_not_signed_in_is_asked_to_at_the_same_address_and_asks_for_nothing_meanwhile()
    {
        var visit = await run.VisitAsync(new { steps = new object[][] { ["open", "/app/record"], ["wait", "#demo-person"], ["look", "view"] } });

        Assert.Contains("Sign in", Text(visit.GetProperty("seen"), "view"), StringComparison.Ordinal);
        Assert.Equal("/app/record", visit.GetProperty("seen").GetProperty("view").GetProperty("address").GetString());
        Assert.Empty(Texts(visit, "operations"));
    }

    [Fact]
    public async Task A_view_of_another_role_says_which_one_and_a_sign_in_that_has_ended_asks_again()
    {
        var visit = await run.VisitAsync(new
        {
            @as = As("anya"),
            steps = new object[][]
            {
                ["open", "/app/record"], [Ready], ["look", "other"], ["axe", "axe"], ["picture", "not-allowed"],
                ["answers", "refused"], ["open", "/app/learning"], ["wait", "#demo-person"], ["look", "ended"],
            },
        });

        Assert.Contains("coach", Text(visit.GetProperty("seen"), "other"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Sign in", Text(visit.GetProperty("seen"), "ended"), StringComparison.Ordinal);
        Assert.Empty(DashboardRun.Serious(visit.GetProperty("seen"), "axe"));
    }

    [Fact]
    public async Task The_query_page_runs_an_example_as_whoever_has_signed_in()
    {
        var visit = await run.VisitAsync(new
        {
            @as = As("amira"),
            steps = new object[][]
            {
                ["open", "/query"], ["wait", ".monaco-editor"], ["wait", ".query-examples__example:not([disabled])"],
                ["axe", "axe", ".graphiql-container"], ["click", ".query-examples__example >> text=My learning this year"],
                ["wait", ".graphiql-query-editor >> text=cpdYear"], ["click", ".graphiql-execute-button"],
                ["wait", ".result-window >> text=formalMinutes"], ["text", "result", ".result-window"], ["look", "page"], ["picture", "query"],
            },
        });

        var seen = visit.GetProperty("seen");
        Assert.Contains("\"cpdYear\"", seen.GetProperty("result")[0].GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"errors\"", seen.GetProperty("result")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(["IntrospectionQuery", "MyYear"], Texts(visit, "operations"));
        Assert.Empty(DashboardRun.Serious(visit.GetProperty("seen"), "axe"));
        NothingWrong(visit);
    }

    [Fact]
    public async Task A_view_leads_to_the_query_page_with_its_own_request_however_long_that_is()
    {
        var visit = await run.VisitAsync(new
        {
            @as = As("amira"),
            steps = new object[][]
            {
                ["open", "/app/record"], [Ready], ["click", "text=Show this query"], ["click", "role=link[name='query page']"],
                ["wait", ".monaco-editor"], ["wait", ".graphiql-query-editor >> text=MyRecord"], ["look", "page"],
            },
        });

        Assert.Contains("h1 Query page", Texts(visit.GetProperty("seen").GetProperty("page"), "headings"));
        NothingWrong(visit);
    }

    [Fact]
    public async Task A_first_visit_loads_less_script_than_the_budget_as_it_travels()
    {
        var visit = await run.VisitAsync(new { steps = new object[][] { ["open", "/"], ["wait", "main h1"], ["hold", 300] } });

        Assert.InRange(visit.GetProperty("scripts").GetInt32(), 20_000, 110_000);
        Assert.All(Texts(visit, "requests"), request => Assert.True(request is "/" || request.StartsWith("/app/", StringComparison.Ordinal), request));
    }

    private static object? As(string? who) => who is null ? null : DashboardRun.SignedIn(who, People[who].Person, People[who].Role);

    private static string NameOf(string address) => address is "/" ? "overview" : address.Split('/')[^1];

    private static void TheKeyboardIsSeen(JsonElement stops)
    {
        var all = stops.EnumerateArray().ToArray();
        Assert.Equal("a Skip to main content", all[0].GetProperty("name").GetString());

        // Behind the last stop is the browser's own.
        Assert.All(all.TakeWhile(stop => !stop.GetProperty("name").GetString()!.StartsWith("body", StringComparison.Ordinal)), stop =>
        {
            Assert.True(stop.GetProperty("seen").GetBoolean(), $"Nothing shows where the keyboard is: {stop}");
            Assert.False(stop.GetProperty("covered").GetBoolean(), $"Something lies over the stop: {stop}");
        });
    }

    private static void IsFitForPaper(JsonElement paper, string heading)
    {
        Assert.False(paper.GetProperty("menu").GetBoolean(), "The menu is printed.");
        Assert.Equal(0, paper.GetProperty("closed").GetInt32());
        Assert.Equal("rgb(255, 255, 255)", paper.GetProperty("background").GetString());
        Assert.Contains(heading, paper.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    private static void NothingWrong(JsonElement visit) => Assert.Empty(Texts(visit, "complaints"));

    private static string Text(JsonElement seen, string name) => seen.GetProperty(name).GetProperty("text").GetString()!;

    private static string[] Texts(JsonElement from, string name) => [.. from.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];
}
