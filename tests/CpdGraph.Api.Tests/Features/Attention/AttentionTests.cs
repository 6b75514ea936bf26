using System.Text.Json;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Features.Supervision;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Attention;

/// <summary>What needs doing by the caller: told to who can do it, and gone once it is done.</summary>
public abstract class AttentionTests(Database database) : SupervisionScenes(database)
{
    private const string FourDays = "example-four-day-health-coaching-classroom";

    private const string Attention =
        """
        query ($kinds: [AttentionKind!]) {
          viewer { attention(first: 100, kinds: $kinds) { totalCount nodes {
            key kind text action dueOn overdue coach { id }
            subject {
              __typename
              ... on Coach { id } ... on Completion { id } ... on CompetencyAssessment { id } ... on DevelopmentPlan { id } ... on SupervisionSession { id }
              ... on Offer { id } ... on ReadinessRequirement { code } ... on Accreditation { id }
            }
          } } }
        }
        """;

    [Fact]
    public async Task A_meeting_waits_for_the_side_that_did_not_log_it_until_it_is_confirmed()
    {
        var (supervisor, coach) = await Arranged("2026-11-16");
        var byCoach = await Logged(coach, null);
        var bySupervisor = await Logged(supervisor, coach);

        var (theirs, own) = (Assert.Single(await Of(supervisor, "SESSION_TO_CONFIRM")), Assert.Single(await Of(coach, "SESSION_TO_CONFIRM")));

        Assert.Equal(("SupervisionSession", byCoach), Subject(theirs));
        Assert.Equal(coach.Id, At(theirs, "coach.id").GetString());
        Assert.Equal($"{coach.Name} has logged clinical supervision on 23 November 2026, 45 minutes. It counts once you have confirmed it.", At(theirs, "text").GetString());
        Assert.Equal(("SupervisionSession", bySupervisor), Subject(own));
        Assert.Equal(JsonValueKind.Null, At(own, "coach").ValueKind);

        await Read(supervisor.Client, "", Confirm, new { id = byCoach });
        await Read(coach.Client, "", Confirm, new { id = bySupervisor });
        Assert.Empty(await Of(supervisor, "SESSION_TO_CONFIRM"));
        Assert.Empty(await Of(coach, "SESSION_TO_CONFIRM"));

        static async Task<string> Logged(Person by, Person? coach) =>
            At(await Log(by, coach is null ? "CLINICAL" : "HEALTH_COACHING", "2026-11-23", 45, coach), "session.id").GetString()!;
    }

    [Fact]
    public async Task Supervision_that_is_late_is_told_to_both_until_a_meeting_is_held()
    {
        var (supervisor, coach) = await Arranged("2026-01-05");

        foreach (var person in new[] { supervisor, coach })
        {
            var late = await Of(person, "SUPERVISION_OVERDUE");

            Assert.Equal(3, late.Length);
            Assert.All(late, item =>
            {
                Assert.Equal(("Coach", coach.Id), Subject(item));
                Assert.True(At(item, "overdue").GetBoolean());
                Assert.Equal(person == coach, At(item, "coach").ValueKind == JsonValueKind.Null);
            });
            Assert.Equal(late.Select(item => At(item, "dueOn").GetString()).Order(StringComparer.Ordinal), late.Select(item => At(item, "dueOn").GetString()));
        }

        await Log(supervisor, "CLINICAL", "2026-11-23", 45, coach);
        var left = await Of(coach, "SUPERVISION_OVERDUE", "SUPERVISION_DUE");

        Assert.Equal(["SUPERVISION_OVERDUE", "SUPERVISION_OVERDUE"], left.Select(Kind));
        Assert.DoesNotContain(left, item => At(item, "text").GetString()!.Contains("clinical", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Supervision_that_nobody_gives_is_told_to_the_coach_and_the_line_manager_until_it_is_arranged()
    {
        var supervisor = await QualifiedSupervisor();
        var coach = await Coach(supervisor);

        Assert.Equal(
            [$"Nobody is arranged for clinical supervision of {coach.Name}.", $"Nobody is arranged for health coaching supervision of {coach.Name}."],
            (await Of(supervisor, "SUPERVISION_TO_ARRANGE")).Select(item => At(item, "text").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(2, (await Of(coach, "SUPERVISION_TO_ARRANGE")).Length);

        await Arrange(supervisor, coach, "CLINICAL", supervisor, "2026-11-24");
        await Arrange(supervisor, coach, "HEALTH_COACHING", supervisor, "2026-11-24");
        Assert.Empty(await Of(supervisor, "SUPERVISION_TO_ARRANGE"));
        Assert.Empty(await Of(coach, "SUPERVISION_TO_ARRANGE"));
    }

    [Fact]
    public async Task A_completion_waits_for_the_supervisor_until_it_is_verified_or_refused()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        string[] recorded = [await Record(coach, await Offer(), "2026-11-02"), await Record(coach, await Offer(1), "2026-11-03")];

        var waiting = await Of(supervisor, "COMPLETION_TO_VERIFY");

        Assert.Equal(recorded.Select(id => ("Completion", id)).ToHashSet(), waiting.Select(Subject).ToHashSet()!);
        Assert.Empty(await Of(coach, "COMPLETION_TO_VERIFY"));

        await Read(supervisor.Client, "", "mutation ($ids: [ID!]!) { verifyCompletion(input: { ids: $ids }) { userErrors { message } } }", new { ids = recorded[..1] });
        Assert.Equal([("Completion", recorded[1])], (await Of(supervisor, "COMPLETION_TO_VERIFY")).Select(Subject));
        await Read(supervisor.Client, "", "mutation ($id: ID!) { rejectCompletion(input: { id: $id, reason: \"Not this one.\" }) { userErrors { message } } }", new { id = recorded[1] });
        Assert.Empty(await Of(supervisor, "COMPLETION_TO_VERIFY"));
    }

    [Fact]
    public async Task A_self_assessment_waits_for_the_supervisor_until_it_is_answered()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var own = await Assess(coach, null, "SELF", "AWARE");

        var waiting = Assert.Single(await Of(supervisor, "ASSESSMENT_TO_CONFIRM"));

        Assert.Equal(("CompetencyAssessment", own), Subject(waiting));
        Assert.Equal($"The self-assessment of {coach.Name} of 24 November 2026 in one competency waits for a supervisor.", At(waiting, "text").GetString());
        Assert.Empty(await Of(coach, "ASSESSMENT_TO_CONFIRM"));

        await Assess(supervisor, coach.Id, "SUPERVISOR", "AWARE");
        Assert.Empty(await Of(supervisor, "ASSESSMENT_TO_CONFIRM"));

        static Task<string> Assess(Person by, string? coachId, string kind, string attainment) => ReadText(
            by.Client,
            "recordAssessment.assessments.0.id",
            "mutation ($input: RecordAssessmentInput!) { recordAssessment(input: $input) { assessments { id } userErrors { code field message } } }",
            new { input = new { coachId, kind, assessedOn = "2026-11-24", items = new[] { new { competency = new { code = "2.1" }, attainment } } } });
    }

    [Fact]
    public async Task A_plan_waits_to_be_agreed_and_then_to_be_reviewed_until_the_next_one_is_agreed()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var plan = await Created("2026-10-01", "2026-12-10");
        Assert.Empty(await Of(supervisor, "PLAN_TO_AGREE", "PLAN_TO_REVIEW"));

        await Change(coach, "submitPlan", new { id = plan, expectedRevision = 1 });
        var waiting = Assert.Single(await Of(supervisor, "PLAN_TO_AGREE", "PLAN_TO_REVIEW"));
        Assert.Equal(("DevelopmentPlan", plan), Subject(waiting));
        Assert.Equal("PLAN_TO_AGREE", Kind(waiting));
        Assert.Empty(await Of(coach, "PLAN_TO_AGREE", "PLAN_TO_REVIEW"));

        await Change(supervisor, "agreePlan", new { id = plan, agreedOn = "2026-11-24", expectedRevision = 2 });

        foreach (var person in new[] { supervisor, coach })
        {
            var review = Assert.Single(await Of(person, "PLAN_TO_AGREE", "PLAN_TO_REVIEW"));
            Assert.Equal(("PLAN_TO_REVIEW", "2026-12-10", false), (Kind(review), At(review, "dueOn").GetString(), At(review, "overdue").GetBoolean()));
            Assert.Equal(("DevelopmentPlan", plan), Subject(review));
        }

        var next = await Created("2026-11-24", "2027-05-24");
        await Change(coach, "submitPlan", new { id = next, expectedRevision = 1 });
        Assert.Empty(await Of(coach, "PLAN_TO_AGREE", "PLAN_TO_REVIEW"));
        Assert.Equal(["PLAN_TO_AGREE"], (await Of(supervisor, "PLAN_TO_AGREE", "PLAN_TO_REVIEW")).Select(Kind));
        await Change(supervisor, "agreePlan", new { id = next, agreedOn = "2026-11-24", expectedRevision = 2 });
        Assert.Empty(await Of(supervisor, "PLAN_TO_AGREE", "PLAN_TO_REVIEW"));

        Task<string> Created(string startsOn, string reviewOn) => ReadText(
            coach.Client,
            "createPlan.plan.id",
            "mutation ($plan: PlanDetailsInput!) { createPlan(input: { plan: $plan }) { plan { id } userErrors { message field } } }",
            new { plan = new { startsOn, reviewOn, actions = new[] { new { key = "listen", title = "Listen" } } } });

        static async Task Change(Person by, string mutation, object input) => Assert.Empty(await Refusals(by.Client, mutation, input));
    }

    [Fact]
    public async Task A_requirement_that_runs_out_is_told_to_both_until_it_is_renewed()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var offer = await ReadText(Api.Anonymous, "offer.id", "query ($slug: Slug!) { offer(by: { slug: $slug }) { id } }", new { slug = FourDays });
        await Expire(await Record(coach, offer, "2025-06-01"), new(2026, 12, 24));

        foreach (var person in new[] { supervisor, coach })
        {
            var item = Assert.Single(await Of(person, "REQUIREMENT_EXPIRING"));
            Assert.Equal("""{"__typename":"ReadinessRequirement","code":"ACCREDITED_HEALTH_COACHING"}""", At(item, "subject").GetRawText());
            Assert.Equal(("2026-12-23", false, person == supervisor), (At(item, "dueOn").GetString(), At(item, "overdue").GetBoolean(), At(item, "coach").ValueKind == JsonValueKind.Object));
        }

        await Record(coach, offer, "2026-11-01");
        Assert.Empty(await Of(coach, "REQUIREMENT_EXPIRING"));
        Assert.Empty(await Of(supervisor, "REQUIREMENT_EXPIRING"));

        Task Expire(string completion, DateOnly day) => Api.Change(async db =>
        {
            var id = new CompletionId(GlobalId.TryRead(completion)!.Value.Value);
            await db.Completions.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(one => one.ExpiresOn, day));
        });
    }

    [Fact]
    public async Task An_offer_that_is_handed_in_waits_for_every_steward_and_for_nobody_else_until_it_is_published()
    {
        var publisher = await Publisher();
        var provider = await ReadText(Api.Anonymous, "providers.nodes.0.id", "{ providers(first: 1) { nodes { id } } }");
        var offer = await ReadText(
            publisher,
            "createOffer.offer.id",
            "mutation ($input: CreateOfferInput!) { createOffer(input: $input) { offer { id } userErrors { message field } } }",
            new
            {
                input = new
                {
                    providerId = provider,
                    offer = new
                    {
                        title = Api.NewName("Listening "),
                        summary = "For coaches.",
                        channel = "TRAINING_HUB",
                        format = "WORKSHOP",
                        deliveryMode = "LIVE_ONLINE",
                        days = "0.5",
                        audience = "Coaches.",
                        free = true,
                    },
                },
            });
        await Step(publisher, "mapOfferCompetencies", new { offer = new { id = offer }, set = new[] { new { competency = new { code = "2.1" }, coverage = "DEVELOPS" } }, expectedRevision = 1 });
        Assert.DoesNotContain(await Of(Api.Steward, "OFFER_TO_REVIEW"), IsIt);

        await Step(publisher, "submitOffer", new { offer = new { id = offer }, expectedRevision = 2 });
        var item = Assert.Single(await Of(Api.Steward, "OFFER_TO_REVIEW"), IsIt);
        Assert.Contains(", handed in on 24 November 2026 by ", At(item, "text").GetString(), StringComparison.Ordinal);
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (At(item, "dueOn").ValueKind, At(item, "coach").ValueKind));
        Assert.Empty(await Of(publisher, "OFFER_TO_REVIEW"));

        await Step(Api.Steward, "publishOffer", new { offer = new { id = offer }, expectedRevision = 3 });
        Assert.DoesNotContain(await Of(Api.Steward, "OFFER_TO_REVIEW"), IsIt);

        bool IsIt(JsonElement one) => Subject(one) == ("Offer", offer);

        static async Task Step(GraphQLClient client, string mutation, object input) => Assert.Empty(await Refusals(client, mutation, input));
    }

    [Fact]
    public async Task Nobody_is_told_of_coaches_whom_they_do_not_supervise_or_by_a_role_that_the_token_leaves_out()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        await Record(coach, await Offer(), "2026-11-02");
        var all = await Of(supervisor);

        Assert.Contains(all, item => Kind(item) == "COMPLETION_TO_VERIFY");
        Assert.All(all, item => Assert.Equal(coach.Id, At(item, "coach.id").GetString()));

        Assert.Empty(await Of(await Supervisor()));
        Assert.Empty(await Of(Api.As(supervisor.Name, Role.Coach)));
        Assert.Empty(await Of(Api.As(coach.Name, Role.Supervisor)));
        Assert.DoesNotContain(await Of(Api.Steward, AboutNoClaims), item => At(item, "coach").ValueKind != JsonValueKind.Null);
        Assert.All(await Of(coach), item => Assert.Equal(JsonValueKind.Null, At(item, "coach").ValueKind));
        Assert.Equal(JsonValueKind.Null, At((await Api.Anonymous.Send(Attention)).Data, "viewer").ValueKind);

        // Once somebody else manages the coach, it is theirs to do.
        var other = await Supervisor();
        await Arrange(supervisor, coach, "LINE_MANAGEMENT", other, "2026-11-24");
        Assert.Empty(await Of(supervisor));
        Assert.Contains(await Of(other), item => Kind(item) == "COMPLETION_TO_VERIFY");
    }

    [Fact]
    public async Task A_page_goes_on_where_the_last_one_ended_also_when_something_was_done_between_them()
    {
        const string Page =
            """
            query ($first: Int, $after: String, $last: Int, $before: String) {
              viewer { attention(first: $first, after: $after, last: $last, before: $before) {
                totalCount nodes { key } edges { cursor node { key } } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
              } }
            }
            """;
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        string[] recorded = [await Record(coach, await Offer(), "2026-11-02"), await Record(coach, await Offer(1), "2026-11-03"), await Record(coach, await Offer(2), "2026-11-04")];
        var all = await Of(supervisor);
        string[] keys = [.. all.Select(item => At(item, "key").GetString()!)];

        Assert.True(keys.Length > 4);
        var first = await Read(supervisor.Client, "viewer.attention", Page, new { first = 2 });
        Assert.Equal(keys[..2], Keys(first));
        Assert.Equal(At(first, "edges.1.cursor").GetString(), At(first, "pageInfo.endCursor").GetString());
        Assert.Equal((keys.Length, true, false), (At(first, "totalCount").GetInt32(), At(first, "pageInfo.hasNextPage").GetBoolean(), At(first, "pageInfo.hasPreviousPage").GetBoolean()));

        var after = At(first, "pageInfo.endCursor").GetString();
        Assert.Equal(keys[2..], Keys(await Read(supervisor.Client, "viewer.attention", Page, new { first = 100, after })));
        Assert.Equal(keys[^2..], Keys(await Read(supervisor.Client, "viewer.attention", Page, new { last = 2 })));
        Assert.Equal(keys[..1], Keys(await Read(supervisor.Client, "viewer.attention", Page, new { last = 5, before = after })));

        await Read(supervisor.Client, "", "mutation ($ids: [ID!]!) { verifyCompletion(input: { ids: $ids }) { userErrors { message } } }", new { ids = recorded });
        var done = all.Where(item => recorded.Contains(Subject(item).Id)).Select(item => At(item, "key").GetString()!).ToHashSet();
        Assert.Equal(keys[2..].Where(key => !done.Contains(key)), Keys(await Read(supervisor.Client, "viewer.attention", Page, new { first = 100, after })));

        var other = await ReadText(supervisor.Client, "coaches.pageInfo.endCursor", "{ coaches { pageInfo { endCursor } } }");
        var refused = Assert.Single((await supervisor.Client.Send(Page, new { first = 2, after = other })).Errors);
        Assert.Equal("BAD_USER_INPUT after", $"{At(refused, "extensions.code")} {At(refused, "extensions.argument")}");

        static string[] Keys(JsonElement page) => [.. At(page, "nodes").EnumerateArray().Select(node => At(node, "key").GetString()!)];
    }

    [Fact]
    public async Task A_list_over_fifty_coaches_takes_as_many_statements_as_over_one()
    {
        var (small, large) = (await Supervisor(), await Supervisor());
        await new TeamOfFifty(Api, small).AddAsync(2);
        await new TeamOfFifty(Api, large).AddAsync();

        const string Counted = "{ viewer { attention(first: 100) { totalCount nodes { text } } } }";
        var shown = new { kinds = new[] { "SUPERVISION_OVERDUE", "COMPLETION_TO_VERIFY" } };

        // Who asks; the coaches with their posts; records; supervision; plans; where they stand; meetings; places.
        Assert.Equal((8, 8), (await Statements(small, Counted, null, 4, 10), await Statements(large, Counted, null, 101, 400)));

        // Who asks; the coaches; records; supervision. Then, of what is shown, the coaches once for each field and the completions.
        Assert.Equal((7, 7), (await Statements(small, Attention, shown, 2, 2), await Statements(large, Attention, shown, 60, 65)));

        // Only what the kinds asked for need is read.
        Assert.Equal(3, ApiServer.StatementsOf(await large.Client.Send("{ viewer { attention(kinds: [SUPERVISION_OVERDUE]) { totalCount } } }")));
        Assert.Equal(1, ApiServer.StatementsOf(await large.Client.Send("{ viewer { attention(kinds: [ACCREDITATION_EXPIRING]) { totalCount } } }")));

        static async Task<int> Statements(Person supervisor, string query, object? variables, int least, int most)
        {
            var answer = await supervisor.Client.Send(query, variables);
            Assert.True(answer.Errors.Count == 0, answer.ToString());
            Assert.InRange(At(answer.Data, "viewer.attention.totalCount").GetInt32(), least, most);

            return ApiServer.StatementsOf(answer);
        }
    }

    // Of claims to check there are as many as tests have published offers.
    private static readonly string[] AboutNoClaims = [.. Enum.GetValues<AttentionKind>().Where(kind => kind != AttentionKind.MappingToVerify).Select(kind => JsonNamingPolicy.SnakeCaseUpper.ConvertName(kind.ToString()))];

    private static Task<JsonElement[]> Of(Person person, params string[] kinds) => Of(person.Client, kinds);

    /// <summary>What needs doing; all of it when no kinds are named.</summary>
    private static async Task<JsonElement[]> Of(GraphQLClient client, params string[] kinds)
    {
        var list = await Read(client, "viewer.attention", Attention, new { kinds = kinds is [] ? null : kinds });
        JsonElement[] items = [.. At(list, "nodes").EnumerateArray()];

        Assert.Equal(At(list, "totalCount").GetInt32(), items.Length);
        Assert.All(items, item => Assert.NotEqual(JsonValueKind.Null, At(item, "subject").ValueKind));
        Assert.Equal(items.Length, items.Select(item => At(item, "key").GetString()).Distinct().Count());

        return items;
    }

    private static string Kind(JsonElement item) => At(item, "kind").GetString()!;

    private static (string? Type, string? Id) Subject(JsonElement item) =>
        (At(item, "subject.__typename").GetString(), At(item, "subject.id") is { ValueKind: JsonValueKind.String } id ? id.GetString() : null);
}

public sealed class AttentionOnSqliteTests() : AttentionTests(Database.Sqlite)
{
    [Fact]
    public async Task Who_supervises_more_coaches_than_the_limit_is_told_what_to_ask_instead()
    {
        await using var server = await ApiServer.WithAsync(new() { ["GraphQL:Limits:MaxJudgedCoaches"] = "2" });
        var lena = server.As("lena", Role.Supervisor);
        var team = At((await lena.Send("{ viewer { supervisedCoaches { totalCount } } }")).Data, "viewer.supervisedCoaches.totalCount").GetInt32();

        var answer = await lena.Send("{ viewer { attention { totalCount } none: attention(kinds: [ACCREDITATION_EXPIRING]) { totalCount } } }");

        var error = Assert.Single(answer.Errors);
        Assert.Equal(
            $"LIMIT_EXCEEDED judgedCoaches 2 {team}",
            string.Join(' ', new[] { "code", "limit", "maximum", "actual" }.Select(name => At(error, $"extensions.{name}").ToString())));
        Assert.Contains("supervisedCoaches with a filter", At(error, "message").GetString(), StringComparison.Ordinal);
        Assert.Equal("""{"attention":null,"none":{"totalCount":0}}""", At(answer.Data, "viewer").GetRawText());
    }
}

public sealed class AttentionOnPostgresTests() : AttentionTests(Database.Postgres);

/// <summary>What the demonstration's people are told.</summary>
public abstract class DemoAttentionTests(Database database) : ApiTests(database)
{
    [Fact]
    public async Task Each_is_told_what_they_can_do_most_urgent_first()
    {
        var amira = await Lines("amira", Role.Coach);
        var lena = await Lines("lena", Role.Supervisor);
        var rhona = await Lines("rhona", Role.Publisher);

        Assert.Contains(
            "SUPERVISION_OVERDUE 2026-10-31 - Your health coaching supervision is overdue. 45 of 60 individual minutes in October 2026, and 45 of 60 individual minutes in November 2026.",
            amira);
        Assert.Contains("ACCREDITATION_EXPIRING 2026-12-24 - The accreditation of “Motivational interviewing, first steps” by Example Accrediting Body (illustrative) ends on 24 December 2026.", rhona);
        Assert.Empty(await Lines("anya", Role.Analyst));
        Assert.Empty(await Lines("stella", Role.Steward));

        // Of the team of a line manager there is something of nearly every kind, and what others give is theirs to do.
        foreach (var line in new[]
        {
            "SUPERVISION_OVERDUE 2025-05-24 Ben Whitlock The clinical supervision of Ben Whitlock (illustrative) is overdue.",
            "SUPERVISION_DUE 2026-11-27 Chidi Okafor The line management supervision of Chidi Okafor (illustrative) is due soon.",
            "SUPERVISION_TO_ARRANGE - Ben Whitlock Nobody is arranged for health coaching supervision",
            "SESSION_TO_CONFIRM - Daisy Marlowe Daisy Marlowe (illustrative) has logged line management supervision",
            "PLAN_TO_AGREE - Ben Whitlock Ben Whitlock (illustrative) has submitted a development plan",
            "COMPLETION_TO_VERIFY - Amira Haddad Amira Haddad (illustrative) completed “COM-B in an hour” on 21 November 2026",
            "ASSESSMENT_TO_CONFIRM - Amira Haddad The self-assessment of Amira Haddad (illustrative) of 10 October 2026 in 7 competencies",
        })
        {
            Assert.Contains(lena, one => one.StartsWith(line, StringComparison.Ordinal));
        }

        Assert.StartsWith("SUPERVISION_OVERDUE 2025-05-24", lena[0], StringComparison.Ordinal);
        Assert.DoesNotContain(lena, line => line.Contains("Jonah Blackett", StringComparison.Ordinal));
    }

    private async Task<string[]> Lines(string key, Role role)
    {
        var response = await Api.As(key, role).Send("{ viewer { attention(first: 100) { nodes { kind overdue dueOn text coach { displayName } } } } }");
        Assert.True(response.Errors.Count == 0, response.ToString());
        JsonElement[] items = [.. At(response.Data, "viewer.attention.nodes").EnumerateArray()];
        string[] places = [.. items.Select(Place)];
        Assert.Equal(places.Order(StringComparer.Ordinal), places);

        return
        [
            .. items.Select(item =>
                $"{At(item, "kind")} {At(item, "dueOn").GetString() ?? "-"} {At(item, "coach.displayName") switch { { ValueKind: JsonValueKind.String } name => name.GetString()!.Replace(" (illustrative)", "", StringComparison.Ordinal), _ => "-" }} {At(item, "text")}"),
        ];
    }

    // As a text that sorts as the list does.
    private static string Place(JsonElement item)
    {
        var kind = Enum.Parse<AttentionKind>(At(item, "kind").GetString()!.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

        return $"{(At(item, "overdue").GetBoolean() ? 0 : 1)} {At(item, "dueOn").GetString() ?? "9999"} {(int)kind:00}";
    }
}

public sealed class DemoAttentionOnSqliteTests() : DemoAttentionTests(Database.Sqlite);

public sealed class DemoAttentionOnPostgresTests() : DemoAttentionTests(Database.Postgres);
