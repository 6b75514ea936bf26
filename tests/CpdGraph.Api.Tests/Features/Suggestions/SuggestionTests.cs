using System.Text.Json;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Suggestions;

public abstract class SuggestionTests(Database database) : PeopleTests(database)
{
    private const string FourDays = "example-four-day-health-coaching-classroom";

    private const string Suggestions =
        """
        query ($id: ID!, $first: Int! = 50) {
          coach(id: $id) {
            suggestedOffers(first: $first) {
              offer { id slug title status satisfies { code } competencyMappings { competency { code } coverage } }
              run { status startsAt offer { id } }
              score
              reasons { kind points text competency { code statement } pathway { slug } step { key } requirement { code title } }
            }
          }
        }
        """;

    [Fact]
    public async Task A_coach_is_first_suggested_what_is_required_and_then_what_closes_gaps_each_with_its_reasons()
    {
        var coach = await Coach(await Supervisor());

        var suggested = await SuggestedTo(coach, coach.Client);

        Assert.Equal(50, suggested.Length);
        Assert.Equal("SATISFIES_REQUIREMENT 50", Reason(suggested[0], 0));
        Assert.Contains(suggested, offer => Slug(offer) == FourDays && At(offer, "reasons.0.requirement.code").GetString() == "ACCREDITED_HEALTH_COACHING");
        Assert.Contains(suggested, offer => Reason(offer, 0) == "CLOSES_COMPETENCY_GAP 20");
        Assert.Equal(suggested.Select(Score).OrderDescending(), suggested.Select(Score));
        Assert.All(suggested, offer =>
        {
            Assert.Equal("PUBLISHED", At(offer, "offer.status").GetString());
            Assert.Equal(Score(offer), At(offer, "reasons").EnumerateArray().Sum(reason => At(reason, "points").GetInt32()));
            Assert.True(At(offer, "run").ValueKind == JsonValueKind.Null || At(offer, "run.status").GetString() == "BOOKING_OPEN");

            foreach (var reason in At(offer, "reasons").EnumerateArray())
            {
                Assert.Equal(At(reason, "kind").GetString() is "CLOSES_COMPETENCY_GAP", At(reason, "competency").ValueKind == JsonValueKind.Object);
                Assert.Equal(At(reason, "kind").GetString() is "SATISFIES_REQUIREMENT", At(reason, "requirement").ValueKind == JsonValueKind.Object);
                Assert.Contains($"{At(reason, "competency.code")}{At(reason, "requirement.title")}", At(reason, "text").GetString()!, StringComparison.Ordinal);
            }
        });

        // Its accreditation was revoked, or is merely listed.
        string[] required = [.. suggested.Where(offer => Reason(offer, 0) == "SATISFIES_REQUIREMENT 50").Select(Slug)];
        Assert.DoesNotContain("example-accredited-once-revoked", required);
        Assert.DoesNotContain(required, slug => slug.StartsWith("peak-", StringComparison.Ordinal));

        var five = await Read(coach.Client, "coach.suggestedOffers", "query ($id: ID!) { coach(id: $id) { suggestedOffers { offer { slug } } } }", new { id = coach.Id });
        Assert.Equal(suggested.Take(5).Select(Slug), five.EnumerateArray().Select(Slug));
    }

    [Fact]
    public async Task Whoever_may_see_the_record_sees_the_same_and_nobody_else_sees_any()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var own = await Send(coach.Client);

        Assert.Equal(own.Text, (await Send(supervisor.Client)).Text);
        Assert.Equal(own.Text, (await Send(Api.Steward)).Text);

        foreach (var stranger in new[] { (await Supervisor()).Client, (await Coach(supervisor)).Client, Api.Anonymous })
        {
            Assert.Equal(JsonValueKind.Null, At((await Send(stranger)).Data, "coach").ValueKind);
        }

        Task<GraphQLResponse> Send(GraphQLClient client) => client.Send(Suggestions, new { id = coach.Id });
    }

    [Fact]
    public async Task A_coach_to_whom_nothing_is_missing_is_suggested_nothing()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        await Award(supervisor, coach.Id, "TIER_4", "2026-10-01");
        await Record(coach, await OfferId(FourDays), "2026-09-01");

        foreach (var requirementCode in new[] { "SETTING_INDUCTION", "SHADOWING", "PRACTICE_COACHING", "TIME_WITH_REFERRERS" })
        {
            Assert.NotEmpty(await SuggestedTo(coach, coach.Client));
            Assert.Empty(await Refusals(supervisor.Client, "confirmReadinessRequirement", new { coachId = coach.Id, requirementCode, metOn = "2026-10-05" }));
        }

        Assert.Empty(await SuggestedTo(coach, coach.Client));
    }

    [Fact]
    public async Task What_is_done_is_no_longer_suggested_until_it_is_about_to_stop_counting()
    {
        var coach = await Coach(await Supervisor());
        var before = await SuggestedTo(coach, coach.Client);

        await Record(coach, await OfferId(FourDays), "2026-09-01");
        await Record(coach, await OfferId("example-lone-working-home-visits"), "2024-12-20");

        var after = await SuggestedTo(coach, coach.Client);
        Assert.Contains(before, offer => Slug(offer) == FourDays);
        Assert.DoesNotContain(after, offer => Slug(offer) == FourDays);
        Assert.DoesNotContain(
            after.SelectMany(offer => At(offer, "reasons").EnumerateArray()),
            reason => At(reason, "requirement").ValueKind == JsonValueKind.Object && At(reason, "requirement.code").GetString() == "ACCREDITED_HEALTH_COACHING");

        var renewed = after.Single(offer => Slug(offer) == "example-lone-working-home-visits");
        Assert.Equal("EXPIRING_SOON 40", Reason(renewed, 0));
        Assert.Equal("Renews the completion of 20 December 2024, which stops counting on 20 December 2026.", At(renewed, "reasons.0.text").GetString());
        Assert.Equal(["EXPIRING_SOON", "NEAR", "FREE"], At(renewed, "reasons").EnumerateArray().Select(reason => At(reason, "kind").GetString()));
    }

    [Fact]
    public async Task A_draft_is_suggested_to_nobody_and_once_published_it_is_until_it_is_withdrawn()
    {
        var coach = await Coach(await Supervisor());
        var provider = await ReadText(Api.Anonymous, "providers.nodes.0.id", "{ providers(first: 1) { nodes { id } } }");
        var title = Api.NewName("Groups and listening ");
        var competency = await ReadText(Api.Anonymous, "competency.id", "{ competency(by: { code: \"2.1\" }) { id } }");
        var offer = await Changed("createOffer", new
        {
            providerId = provider,
            offer = new
            {
                title,
                summary = "For coaches.",
                channel = "TRAINING_HUB",
                format = "WORKSHOP",
                deliveryMode = "LIVE_ONLINE",
                days = "0.5",
                audience = "Coaches.",
                free = true,
            },
        });
        var mappings = new[] { "2.1", "2.2", "2.3", "2.4", "3.2" }.Select(code => new { competency = new { code }, coverage = "DEVELOPS" }).ToArray();
        await Changed("mapOfferCompetencies", new { offer = new { id = offer }, set = mappings, expectedRevision = 1 });
        await Plan(coach, new { key = "listen", title = "Listen", competencyIds = new[] { competency } });

        Assert.DoesNotContain(await SuggestedTo(coach, coach.Client), IsIt);
        Assert.DoesNotContain(await SuggestedTo(coach, Api.Steward), IsIt);

        await Changed("publishOffer", new { offer = new { id = offer }, expectedRevision = 2 });
        var suggested = (await SuggestedTo(coach, coach.Client)).Single(IsIt);
        Assert.Equal(
            ["CLOSES_COMPETENCY_GAP 20", "IN_DEVELOPMENT_PLAN 12", "NEAR 6", "CLOSES_COMPETENCY_GAP 5", "CLOSES_COMPETENCY_GAP 5", "CLOSES_COMPETENCY_GAP 5", "FREE 4"],
            Enumerable.Range(0, At(suggested, "reasons").GetArrayLength()).Select(place => Reason(suggested, place)));

        await Changed("withdrawOffer", new { offer = new { id = offer }, reason = "No longer given.", expectedRevision = 3 });
        Assert.DoesNotContain(await SuggestedTo(coach, coach.Client), IsIt);

        bool IsIt(JsonElement row) => At(row, "offer.id").GetString() == offer;

        Task<string> Changed(string mutation, object input) => ReadText(
            Api.Steward,
            $"{mutation}.offer.id",
            $$"""mutation ($input: {{char.ToUpperInvariant(mutation[0])}}{{mutation[1..]}}Input!) { {{mutation}}(input: $input) { offer { id } userErrors { message field } } }""",
            new { input });
    }

    [Fact]
    public async Task What_counts_towards_a_step_is_suggested_for_it_on_a_pathway_started_and_for_the_plan_on_one_that_it_names()
    {
        var supervisor = await Supervisor();
        var (started, planning) = (await Coach(supervisor), await Coach(supervisor));
        var pathway = await ReadText(Api.Anonymous, "pathway.id", "{ pathway(by: { slug: \"core-practice\" }) { id } }");
        Assert.Empty(await Refusals(started.Client, "startPathway", new { pathway = new { id = pathway } }));
        await Plan(planning, new { key = "follow", title = "Follow it", pathwayId = pathway });

        var step = ReasonFor(await SuggestedTo(started, started.Client), FourDays, "REQUIRED_FOR_STEP");
        Assert.Equal(("core-practice", "four-day-course", 35), (At(step, "pathway.slug").GetString(), At(step, "step.key").GetString(), At(step, "points").GetInt32()));
        Assert.Equal("Counts towards the step “Complete an accredited four-day health coaching course” of the pathway “Core practice”.", At(step, "text").GetString());

        var planned = ReasonFor(await SuggestedTo(planning, planning.Client), FourDays, "IN_DEVELOPMENT_PLAN");
        Assert.Equal(("core-practice", "four-day-course", 12), (At(planned, "pathway.slug").GetString(), At(planned, "step.key").GetString(), At(planned, "points").GetInt32()));
        Assert.DoesNotContain(
            (await SuggestedTo(planning, planning.Client)).SelectMany(offer => At(offer, "reasons").EnumerateArray()), reason => At(reason, "kind").GetString() == "REQUIRED_FOR_STEP");

        static JsonElement ReasonFor(JsonElement[] suggested, string slug, string kind) =>
            At(suggested.Single(offer => Slug(offer) == slug), "reasons").EnumerateArray().Single(reason => At(reason, "kind").GetString() == kind);
    }

    [Fact]
    public async Task One_to_fifty_are_given()
    {
        var coach = await Coach(await Supervisor());

        Assert.Equal(["BAD_USER_INPUT first"], await Problems(0));
        Assert.Equal(["LIMIT_EXCEEDED first"], await Problems(51));
        Assert.Equal(50, (await SuggestedTo(coach, coach.Client)).Length);
        Assert.Equal(1, At((await coach.Client.Send(Suggestions, new { id = coach.Id, first = 1 })).Data, "coach.suggestedOffers").GetArrayLength());

        async Task<string[]> Problems(int first) =>
        [
            .. (await coach.Client.Send("query ($id: ID!, $first: Int!) { coach(id: $id) { suggestedOffers(first: $first) { score } } }", new { id = coach.Id, first }))
                .Errors.Select(error => $"{At(error, "extensions.code")} {At(error, "extensions.argument")}"),
        ];
    }

    [Fact]
    public async Task Suggestions_to_many_coaches_cost_as_many_statements_as_to_one_and_none_for_what_was_read_besides()
    {
        const string wanted = "suggestedOffers(first: 3) { score offer { title } run { startsAt } reasons { text } }";
        const string besides = "referralReadiness { status } gaps { steps } currentPlan { status } pathwayProgress { stepsDone }";
        var supervisor = await Supervisor();

        for (var made = 0; made < 4; made++)
        {
            var coach = await Coach(supervisor);
            await Record(coach, await OfferId(FourDays), "2026-09-01");
            Assert.Empty(await Refusals(coach.Client, "startPathway", new { pathway = new { slug = "core-practice" } }));
        }

        Assert.Equal(await Statements(1, wanted), await Statements(50, wanted));
        Assert.Equal(await Statements(50, besides), await Statements(50, $"{besides} {wanted}"));

        async Task<int> Statements(int first, string selection)
        {
            var answer = await supervisor.Client.Send($$"""query ($first: Int!) { viewer { supervisedCoaches(first: $first) { nodes { {{selection}} } } } }""", new { first });
            Assert.Empty(answer.Errors);
            Assert.Equal(Math.Min(first, 4), At(answer.Data, "viewer.supervisedCoaches.nodes").GetArrayLength());

            return ApiServer.StatementsOf(answer);
        }
    }

    private Task<string> OfferId(string slug) => ReadText(Api.Anonymous, "offer.id", "query ($slug: Slug!) { offer(by: { slug: $slug }) { id } }", new { slug });

    private static Task<JsonElement> Plan(Person coach, object action) => Read(
        coach.Client,
        "createPlan.plan",
        "mutation ($plan: PlanDetailsInput!) { createPlan(input: { plan: $plan }) { plan { id } userErrors { message field } } }",
        new { plan = new { startsOn = "2026-11-01", reviewOn = "2027-05-01", actions = new[] { action } } });

    private static async Task<JsonElement[]> SuggestedTo(Person coach, GraphQLClient client) =>
        [.. (await Read(client, "coach.suggestedOffers", Suggestions, new { id = coach.Id })).EnumerateArray()];

    private static string Slug(JsonElement suggested) => At(suggested, "offer.slug").GetString()!;

    private static int Score(JsonElement suggested) => At(suggested, "score").GetInt32();

    private static string Reason(JsonElement suggested, int place) => $"{At(suggested, $"reasons.{place}.kind")} {At(suggested, $"reasons.{place}.points")}";
}

public sealed class SuggestionsOnSqliteTests() : SuggestionTests(Database.Sqlite);

public sealed class SuggestionsOnPostgresTests() : SuggestionTests(Database.Postgres);
