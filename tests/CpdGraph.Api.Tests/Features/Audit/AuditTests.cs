using System.Text.Json;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Audit;

public abstract class AuditTests(Database database) : PeopleTests(database)
{
    private const string Trail =
        """
        query ($first: Int, $after: String, $last: Int, $before: String, $subject: ID, $coach: ID, $actor: PrincipalKey, $actions: [String!], $at: DateRange) {
          auditEvents(
            first: $first, after: $after, last: $last, before: $before
            subjectId: $subject, coachId: $coach, actor: $actor, actions: $actions, at: $at
          ) {
            totalCount
            nodes { id at actor action changedFields traceId subject { __typename id } }
            pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
          }
        }
        """;

    [Fact]
    public async Task Stewards_and_administrators_read_the_trail_and_nobody_else_does_by_any_way()
    {
        var (supervisor, administrator) = (await Supervisor(), await Administrator());
        var coach = await Coach(supervisor);
        var completion = await Record(coach, await Offer());
        var id = At(await Read(Api.Steward, "auditEvents.nodes.0", Trail, new { subject = completion }), "id").GetString();
        const string node = "query ($id: ID!) { node(id: $id) { ... on AuditEvent { action subject { id } } } }";

        Assert.Equal(completion, await ReadText(Api.Steward, "node.subject.id", node, new { id }));
        Assert.Equal("recordCompletion", await ReadText(administrator, "node.action", node, new { id }));

        // An administrator runs the service and sees what was done, but not people's records.
        Assert.Equal(JsonValueKind.Null, (await Read(administrator, "node.subject", node, new { id })).ValueKind);

        foreach (var client in new[] { coach.Client, supervisor.Client, await Publisher() })
        {
            Assert.Equal("FORBIDDEN", At(Assert.Single((await client.Send(Trail)).Errors), "extensions.code").GetString());
            Assert.Equal(JsonValueKind.Null, (await Read(client, "node", node, new { id })).ValueKind);
        }

        Assert.Equal("UNAUTHENTICATED", At(Assert.Single((await Api.Anonymous.Send(Trail)).Errors), "extensions.code").GetString());
        Assert.Equal(JsonValueKind.Null, (await Read(Api.Anonymous, "node", node, new { id })).ValueKind);
    }

    [Fact]
    public async Task The_trail_says_who_did_what_to_what_and_never_what_was_written()
    {
        var coach = await Coach(await Supervisor());
        const string change =
            """
            mutation ($revision: Int!) {
              updateCoachProfile(input: { changes: { displayName: "Secret Name", email: "secret@example.org" }, expectedRevision: $revision }) { coach { revision } userErrors { code } }
            }
            """;
        var revision = (await Read(coach.Client, "viewer.coach.revision", "{ viewer { coach { revision } } }")).GetInt32();
        await Read(coach.Client, "", change, new { revision });

        var trail = await Read(Api.Steward, "auditEvents", Trail, new { subject = coach.Id, actions = new[] { "updateCoachProfile" } });

        var only = Assert.Single(At(trail, "nodes").EnumerateArray());
        Assert.Equal(coach.Name, At(only, "actor").GetString());
        Assert.Equal("2026-11-24T09:00:00.000Z", At(only, "at").GetString());
        Assert.Equal(["displayName", "email"], At(only, "changedFields").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal($"Coach {coach.Id}", $"{At(only, "subject.__typename")} {At(only, "subject.id")}");
        Assert.Matches("^[0-9a-f]{32}$", At(only, "traceId").GetString());
        Assert.DoesNotContain("ecret", trail.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trail_is_filtered_by_subject_coach_actor_action_and_day()
    {
        var supervisor = await Supervisor();
        var (coach, other) = (await Coach(supervisor), await Coach(supervisor));
        var completion = await Record(coach, await Offer());
        await Record(other, await Offer());

        async Task<string> Actions(object filter) => string.Join(
            ' ',
            (await Read(Api.Steward, "auditEvents.nodes", Trail, filter)).EnumerateArray().Select(node => At(node, "action").GetString()).Order(StringComparer.Ordinal));

        var actor = new { issuer = DevelopmentSignIn.Issuer, subject = coach.Name };

        Assert.Equal("recordCompletion redeemInvitation registerCoach", await Actions(new { coach = coach.Id }));
        Assert.Equal("recordCompletion", await Actions(new { subject = completion }));
        Assert.Equal("redeemInvitation registerCoach", await Actions(new { subject = coach.Id }));
        Assert.Equal("recordCompletion redeemInvitation", await Actions(new { actor }));
        Assert.Equal("redeemInvitation", await Actions(new { actor, actions = new[] { "redeemInvitation", "verifyCompletion" } }));
        Assert.Equal("", await Actions(new { actor, actions = Array.Empty<string>() }));
        Assert.Equal("", await Actions(new { actor = actor with { subject = "nobody" } }));
        Assert.Equal("", await Actions(new { coach = await Offer() }));
        Assert.Equal("", await Actions(new { subject = await Stream("SELF") }));
        Assert.Equal("recordCompletion redeemInvitation", await Actions(new { actor, at = new { from = "2026-11-24", to = "2026-11-24" } }));
        Assert.Equal("", await Actions(new { actor, at = new { from = "2026-11-25" } }));
        Assert.Equal("", await Actions(new { actor, at = new { to = "2026-11-23" } }));
        Assert.Equal("BAD_USER_INPUT", At(Assert.Single((await Api.Steward.Send(Trail, new { subject = "damaged" })).Errors), "extensions.code").GetString());
    }

    [Fact]
    public async Task The_trail_is_paged_from_either_end_without_a_gap()
    {
        var coach = await Coach(await Supervisor());

        for (var number = 0; number < 5; number++)
        {
            await Record(coach, await Offer(number));
        }

        var whole = Ids(await Read(Api.Steward, "auditEvents", Trail, new { coach = coach.Id, first = 50 }));
        var (forwards, backwards) = (new List<string>(), new List<string>());
        JsonElement part = default;

        do
        {
            part = await Read(Api.Steward, "auditEvents", Trail, new { coach = coach.Id, first = 3, after = Text(part, "endCursor") });
            forwards.AddRange(Ids(part));
        }
        while (At(part, "pageInfo.hasNextPage").GetBoolean() && forwards.Count < whole.Length);

        part = default;

        do
        {
            part = await Read(Api.Steward, "auditEvents", Trail, new { coach = coach.Id, last = 3, before = Text(part, "startCursor") });
            backwards.InsertRange(0, Ids(part));
        }
        while (At(part, "pageInfo.hasPreviousPage").GetBoolean() && backwards.Count < whole.Length);

        Assert.Equal(7, whole.Distinct().Count());
        Assert.Equal(7, At(part, "totalCount").GetInt32());
        Assert.Equal(whole, forwards);
        Assert.Equal(whole, backwards);
    }

    [Fact]
    public async Task Events_with_their_subjects_take_three_statements_whether_one_or_many()
    {
        var coach = await Coach(await Supervisor());
        const string query =
            """
            query ($coach: ID!, $first: Int!) {
              auditEvents(first: $first, coachId: $coach, actions: ["recordCompletion"]) { nodes { action subject { ... on Completion { title occurredOn } } } }
            }
            """;

        for (var number = 0; number < 4; number++)
        {
            await Record(coach, await Offer(number));
        }

        var one = await Api.Steward.Send(query, new { coach = coach.Id, first = 1 });
        var four = await Api.Steward.Send(query, new { coach = coach.Id, first = 4 });

        Assert.Equal(4, At(four.Data, "auditEvents.nodes").EnumerateArray().Count(node => At(node, "subject.title").ValueKind == JsonValueKind.String));
        Assert.Equal((3, 3), (ApiServer.StatementsOf(one), ApiServer.StatementsOf(four)));
    }

    private static string[] Ids(JsonElement connection) => [.. At(connection, "nodes").EnumerateArray().Select(node => At(node, "id").GetString()!)];

    private static string? Text(JsonElement connection, string cursor) =>
        At(connection, $"pageInfo.{cursor}") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    // Nobody is made one over the API: the first comes from the command line.
    private async Task<GraphQLClient> Administrator()
    {
        var name = Api.NewName("administrator");
        await Api.Look(async db =>
        {
            var granted = MembershipRules.Grant(
                new MembershipRequest { Issuer = DevelopmentSignIn.Issuer, Subject = name, MemberName = name, Role = Role.Administrator },
                new MembershipFacts { Granter = Caller.CommandLine, Today = LondonCalendar.DayOf(ApiServer.Now), Now = ApiServer.Now })
                .Match(done => done, errors => throw new InvalidOperationException(errors[0].Message));
            db.Add(granted.NewMember!);
            db.Add(granted.Membership);

            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        return Api.As(name, Role.Administrator);
    }
}

public sealed class AuditOnSqliteTests() : AuditTests(Database.Sqlite);

public sealed class AuditOnPostgresTests() : AuditTests(Database.Postgres);
