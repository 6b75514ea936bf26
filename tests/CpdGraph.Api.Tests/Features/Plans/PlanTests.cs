using System.Text.Json;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Plans;

public abstract class PlanTests(Database database) : PeopleTests(database)
{
    [Fact]
    public async Task A_plan_goes_from_draft_over_agreement_to_its_last_action_and_the_next_one_closes_it()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var offer = await Offer();
        var competency = await ReadText(Api.Anonymous, "competency.id", "{ competency(by: { code: \"4.1\" }) { id } }");
        var id = await Created(
            coach.Client,
            new
            {
                startsOn = "2026-11-01",
                reviewOn = "2027-05-01",
                aspiration = "Lead groups.",
                cpdTargetMinutes = 1200,
                actions = new object[]
                {
                    new { key = "take-a-course", title = "Take a course", dueOn = "2027-02-01", offerId = offer, competencyIds = new[] { competency } },
                    new { key = "shadow", title = "Shadow a group" },
                },
            });

        await Change(coach.Client, "submitPlan", new { id, expectedRevision = 1 });
        await Change(supervisor.Client, "updatePlan", new { id, changes = new { removeActionKeys = new[] { "shadow" }, actions = new[] { new { key = "read", title = "Read" } } }, expectedRevision = 2 });
        Assert.Equal("DRAFT 3", await Status(coach, "currentPlan"));
        await Change(coach.Client, "submitPlan", new { id, expectedRevision = 3 });
        await Change(supervisor.Client, "agreePlan", new { id, agreedOn = "2026-11-20", expectedRevision = 4 });
        await Change(coach.Client, "completePlanAction", new { planId = id, key = "read", doneOn = "2026-11-21", expectedRevision = 5 });

        var plan = await Read(
            coach.Client,
            "viewer.coach.currentPlan",
            """
            { viewer { coach { currentPlan {
              id status revision startsOn reviewOn aspiration cpdTargetMinutes agreedBy agreedOn coach { id }
              actions { key title dueOn doneOn offer { id } pathway { id } competencies { id } }
            } } } }
            """);
        Assert.Equal((id, "AGREED", 6), (At(plan, "id").GetString(), At(plan, "status").GetString(), At(plan, "revision").GetInt32()));
        Assert.Equal((supervisor.Name, "2026-11-20", coach.Id), (At(plan, "agreedBy").GetString(), At(plan, "agreedOn").GetString(), At(plan, "coach.id").GetString()));
        Assert.Equal((offer, competency), (At(plan, "actions.0.offer.id").GetString(), At(plan, "actions.0.competencies.0.id").GetString()));
        Assert.Equal(["take-a-course ", "read 2026-11-21"], At(plan, "actions").EnumerateArray().Select(action => $"{At(action, "key")} {At(action, "doneOn")}"));

        var next = await Created(supervisor.Client, new { startsOn = "2027-01-01", reviewOn = "2027-07-01", actions = new[] { new { key = "lead", title = "Lead a group" } } }, coach.Id);
        Assert.Equal("AGREED 6", await Status(coach, "currentPlan"));
        await Change(coach.Client, "submitPlan", new { id = next, expectedRevision = 1 });
        await Change(supervisor.Client, "agreePlan", new { id = next, agreedOn = "2026-11-24", expectedRevision = 2 });

        Assert.Equal("AGREED 3", await Status(coach, "currentPlan"));
        var plans = await Read(coach.Client, "viewer.coach.plans", "{ viewer { coach { plans { totalCount nodes { id status revision } } } } }");
        Assert.Equal(2, At(plans, "totalCount").GetInt32());
        Assert.Equal([$"{next} AGREED 3", $"{id} CLOSED 7"], At(plans, "nodes").EnumerateArray().Select(node => $"{At(node, "id")} {At(node, "status")} {At(node, "revision")}"));
        Assert.Equal(["WrongStateError WRONG_STATE planId"], await Refusals(coach.Client, "completePlanAction", new { planId = id, key = "take-a-course", doneOn = "2026-11-21", expectedRevision = 7 }));
    }

    [Fact]
    public async Task Nobody_agrees_their_own_plan_and_only_the_coach_submits_it()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var id = await Created(coach.Client, Details());
        await Grant(coach.Name, new { memberName = coach.Name, role = "SUPERVISOR", organisationId = await Organisation(1), relation = "OVERSEES" });
        var both = Api.As(coach.Name);
        var stranger = await Supervisor();

        await Change(coach.Client, "submitPlan", new { id, expectedRevision = 1 });

        Assert.Equal(["NotPermittedError OWN_RECORD id"], await Refusals(both, "agreePlan", new { id, agreedOn = "2026-11-20", expectedRevision = 2 }));
        Assert.Equal(["NotFoundError NOT_FOUND id"], await Refusals(stranger.Client, "agreePlan", new { id, agreedOn = "2026-11-20", expectedRevision = 2 }));
        Assert.Equal("FORBIDDEN", At(Assert.Single((await coach.Client.Send(Mutation("agreePlan"), new { input = new { id, agreedOn = "2026-11-20", expectedRevision = 2 } })).Errors), "extensions.code").GetString());
    }

    [Fact]
    public async Task A_repeated_request_is_carried_out_once_and_a_second_plan_is_refused_with_the_first()
    {
        var coach = await Coach(await Supervisor());
        var input = new { plan = Details(), idempotencyKey = "plan-once-" + coach.Name };

        var first = await ReadText(coach.Client, "createPlan.plan.id", Mutation("createPlan"), new { input });
        var again = await ReadText(coach.Client, "createPlan.plan.id", Mutation("createPlan"), new { input });
        var second = await coach.Client.Send(
            "mutation ($input: CreatePlanInput!) { createPlan(input: $input) { plan { id } userErrors { code ... on AlreadyExistsError { existing { id } } } } }",
            new { input = new { plan = Details() } });

        Assert.Equal(first, again);
        Assert.Equal(first, At(second.Data, "createPlan.userErrors.0.existing.id").GetString());
        Assert.Equal(JsonValueKind.Null, At(second.Data, "createPlan.plan").ValueKind);
    }

    [Fact]
    public async Task Plans_are_paged_from_either_end_and_found_by_id()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var made = new List<string>();

        foreach (var startsOn in new[] { "2026-02-01", "2026-03-01", "2026-03-01", "2026-04-01" })
        {
            var id = await Created(coach.Client, new { startsOn, reviewOn = "2027-01-01", actions = new[] { new { key = "a", title = "A" } } });
            await Change(coach.Client, "submitPlan", new { id, expectedRevision = 1 });
            await Change(supervisor.Client, "agreePlan", new { id, agreedOn = "2026-11-20", expectedRevision = 2 });
            made.Add(id);
        }

        const string page =
            """
            query ($first: Int, $after: String, $last: Int, $before: String) {
              viewer { coach { plans(first: $first, after: $after, last: $last, before: $before) { nodes { id } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } } }
            }
            """;
        var all = await Read(coach.Client, "viewer.coach.plans.nodes", "{ viewer { coach { plans { nodes { id startsOn } } } } }");
        string[] ids = [.. all.EnumerateArray().Select(plan => At(plan, "id").GetString()!)];
        var one = await Read(coach.Client, "viewer.coach.plans", page, new { first = 2 });
        var two = await Read(coach.Client, "viewer.coach.plans", page, new { first = 2, after = At(one, "pageInfo.endCursor").GetString() });
        var back = await Read(coach.Client, "viewer.coach.plans", page, new { last = 2, before = At(two, "pageInfo.startCursor").GetString() });
        var end = await Read(coach.Client, "viewer.coach.plans", page, new { last = 1 });

        Assert.Equal(made.Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
        Assert.Equal(["2026-04-01", "2026-03-01", "2026-03-01", "2026-02-01"], all.EnumerateArray().Select(plan => At(plan, "startsOn").GetString()));
        Assert.Equal(ids[..2], Ids(one));
        Assert.Equal(ids[2..], Ids(two));
        Assert.Equal(ids[..2], Ids(back));
        Assert.Equal(ids[3..], Ids(end));
        Assert.False(At(two, "pageInfo.hasNextPage").GetBoolean());

        var stranger = await Coach(await Supervisor());
        Assert.Equal(ids[0], await ReadText(supervisor.Client, "node.id", "query ($id: ID!) { node(id: $id) { id ... on DevelopmentPlan { status } } }", new { id = ids[0] }));
        Assert.Equal(JsonValueKind.Null, (await Read(stranger.Client, "node", "query ($id: ID!) { node(id: $id) { id } }", new { id = ids[0] })).ValueKind);
    }

    [Fact]
    public async Task Plans_of_several_coaches_take_as_many_statements_as_those_of_one()
    {
        var supervisor = await Supervisor();

        for (var count = 0; count < 3; count++)
        {
            await Created(supervisor.Client, Details(), (await Coach(supervisor)).Id);
        }

        const string query = "query ($first: Int) { coaches(first: $first) { nodes { currentPlan { status coach { displayName } } plans(first: 2) { totalCount nodes { id } } } } }";
        var one = await supervisor.Client.Send(query, new { first = 1 });
        var three = await supervisor.Client.Send(query, new { first = 3 });

        Assert.Empty(three.Errors);
        Assert.Equal(3, At(three.Data, "coaches.nodes").EnumerateArray().Count(node => At(node, "plans.totalCount").GetInt32() == 1 && At(node, "currentPlan.status").GetString() == "DRAFT"));
        Assert.Equal(ApiServer.StatementsOf(one), ApiServer.StatementsOf(three));
    }

    private static object Details() => new { startsOn = "2026-11-01", reviewOn = "2027-05-01", actions = new[] { new { key = "shadow", title = "Shadow a group" } } };

    private static string[] Ids(JsonElement connection) => [.. At(connection, "nodes").EnumerateArray().Select(node => At(node, "id").GetString()!)];

    private static string Mutation(string name) =>
        $$"""mutation ($input: {{char.ToUpperInvariant(name[0])}}{{name[1..]}}Input!) { {{name}}(input: $input) { plan { id } userErrors { code field message } } }""";

    private static Task<string> Created(GraphQLClient by, object plan, string? coachId = null) =>
        ReadText(by, "createPlan.plan.id", Mutation("createPlan"), new { input = new { coachId, plan } });

    private static Task<string> Change(GraphQLClient by, string name, object input) => ReadText(by, $"{name}.plan.id", Mutation(name), new { input });

    private static async Task<string> Status(Person coach, string field)
    {
        var plan = await Read(coach.Client, $"viewer.coach.{field}", $"{{ viewer {{ coach {{ {field} {{ status revision }} }} }} }}");

        return $"{At(plan, "status")} {At(plan, "revision")}";
    }
}

public sealed class PlansOnSqliteTests() : PlanTests(Database.Sqlite);

public sealed class PlansOnPostgresTests() : PlanTests(Database.Postgres);
