using System.Text.Json;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Supervision;

/// <summary>Supervision meetings: who logs, confirms and sees them.</summary>
public abstract class SessionTests(Database database) : SupervisionScenes(database)
{
    private const string List =
        """
        query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String, $kinds: [SupervisionKind!], $heldOn: DateRange) {
          coach(id: $id) { supervisionSessions(first: $first, after: $after, last: $last, before: $before, kinds: $kinds, heldOn: $heldOn) {
            totalCount nodes { id kind heldOn } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
          } }
        }
        """;

    [Fact]
    public async Task A_meeting_is_kept_with_the_supervisor_of_the_day_and_their_tier_then()
    {
        var (supervisor, coach) = await Arranged("2026-01-05");

        var session = At(await Log(coach, "HEALTH_COACHING", "2026-11-20", 75), "session");
        var found = await Read(supervisor.Client, "node", "query ($id: ID!) { node(id: $id) { ... on SupervisionSession { heldOn durationMinutes coach { id } } } }", new { id = At(session, "id").GetString() });

        Assert.Equal((supervisor.Id, coach.Id), (At(session, "supervisor.id").GetString(), At(session, "coach.id").GetString()));
        Assert.Equal(("TIER_3", "INDIVIDUAL", 75), (At(session, "supervisorTierOnTheDay").GetString(), At(session, "format").GetString(), At(session, "durationMinutes").GetInt32()));
        Assert.Equal(("2026-11-20", 75, coach.Id), (At(found, "heldOn").GetString(), At(found, "durationMinutes").GetInt32(), At(found, "coach.id").GetString()));
    }

    [Fact]
    public async Task Who_was_below_the_tier_on_the_day_may_give_it_only_from_the_day_that_they_are_not()
    {
        // Of tier 2 at first, and of tier 3 from 15 June: a coach whose record says so.
        var lead = await Supervisor();
        var giver = await Supervisor();
        var own = (await Coach(lead)).Id;
        await Award(lead, own, "TIER_2", "2026-01-05");
        await Award(lead, own, "TIER_3", "2026-06-15");
        await Api.Look(async db =>
        {
            var row = await db.Supervisors.SingleAsync(one => one.DisplayName == giver.Name);
            db.Replace(row, row with { CoachId = new CoachId(GlobalId.TryRead(own)!.Value.Value) });

            return await db.SaveChangesAsync();
        });
        var coach = await Coach(lead);
        object Input(string day) => new { coachId = coach.Id, kind = "HEALTH_COACHING", supervisorId = giver.Id, startsOn = day };

        var tooEarly = await lead.Client.Send(
            """
            mutation ($input: AssignCoachSupervisorInput!) {
              assignCoachSupervisor(input: $input) { userErrors { message code field ... on UnqualifiedSupervisorError { rule sourceReference mend minimumTier tierOnTheDay } } }
            }
            """,
            new { input = Input("2026-06-14") });

        var error = At(tooEarly.Data, "assignCoachSupervisor.userErrors.0");
        Assert.Equal("UNQUALIFIED_SUPERVISOR SUPERVISOR_TIER TIER_3 TIER_2", $"{At(error, "code")} {At(error, "rule")} {At(error, "minimumTier")} {At(error, "tierOnTheDay")}");
        Assert.Equal("On that day the supervisor was of tier 2, and health coaching supervision needs tier 3 or above.", At(error, "message").GetString());
        Assert.Contains("Transformation Partners", At(error, "sourceReference").GetString(), StringComparison.Ordinal);
        Assert.NotEqual("", At(error, "mend").GetString());
        Assert.Empty(await Refusals(lead.Client, "assignCoachSupervisor", Input("2026-06-15")));
        Assert.Equal("TIER_3", At(At(await Log(coach, "HEALTH_COACHING", "2026-06-15", 60), "session"), "supervisorTierOnTheDay").GetString());

        // Revoked from July on: what was given while it was held stays, what comes after is refused, and the arrangement says so.
        Assert.Empty(await Refusals(
            Api.Steward, "revokeCoachTier", new { id = await Live(lead, own), revokedOn = "2026-07-01", reason = "Awarded by mistake." }));
        Assert.Equal(
            ["UnqualifiedSupervisorError UNQUALIFIED_SUPERVISOR supervisorId"],
            await Refusals(giver.Client, "logSupervisionSession", new { coachId = coach.Id, kind = "HEALTH_COACHING", heldOn = "2026-07-01", durationMinutes = 60 }));
        Assert.False((await Read(
            lead.Client,
            "coach.supervision.arrangements.2.supervisorQualified",
            "query ($id: ID!) { coach(id: $id) { supervision { arrangements { supervisorQualified } } } }",
            new { id = coach.Id })).GetBoolean());
    }

    [Fact]
    public async Task A_meeting_with_a_former_supervisor_is_logged_for_the_days_that_they_were()
    {
        var (before, after) = (await QualifiedSupervisor(), await QualifiedSupervisor());
        var coach = await Coach(before);
        await Arrange(before, coach, "CLINICAL", before, "2026-01-05");
        await Arrange(before, coach, "CLINICAL", after, "2026-09-01");
        await Arrange(before, coach, "LINE_MANAGEMENT", after, "2026-11-24");

        var session = At(await Log(coach, "CLINICAL", "2026-08-31", 30), "session");

        Assert.Equal(JsonValueKind.Null, At(session, "supervisor").ValueKind);
        Assert.Equal(
            ["UnqualifiedSupervisorError UNQUALIFIED_SUPERVISOR supervisorId"],
            await Refusals(after.Client, "logSupervisionSession", new { coachId = coach.Id, kind = "CLINICAL", heldOn = "2026-08-31", durationMinutes = 30 }));
        Assert.Equal(
            ["NotFoundError NOT_FOUND coachId"],
            await Refusals(before.Client, "logSupervisionSession", new { coachId = coach.Id, kind = "CLINICAL", heldOn = "2026-08-30", durationMinutes = 30 }));
        Assert.Equal(["NotFoundError NOT_FOUND id"], await Refusals(before.Client, "confirmSupervisionSession", new { id = At(session, "id").GetString() }));
    }

    [Fact]
    public async Task Meetings_are_listed_newest_first_in_pages_by_kind_and_day()
    {
        var (supervisor, coach) = await Arranged("2026-01-05");

        foreach (var (kind, day) in new[] { ("CLINICAL", "2026-03-01"), ("HEALTH_COACHING", "2026-03-01"), ("CLINICAL", "2026-04-01"), ("LINE_MANAGEMENT", "2026-02-01"), ("CLINICAL", "2026-05-01") })
        {
            await Log(supervisor, kind, day, 30, coach);
        }

        async Task<JsonElement> Page(object arguments) => await Read(coach.Client, "coach.supervisionSessions", List, arguments);
        string[] Ids(JsonElement page) => [.. At(page, "nodes").EnumerateArray().Select(node => At(node, "id").GetString()!)];

        var all = await Page(new { id = coach.Id });
        var one = await Page(new { id = coach.Id, first = 2 });
        var two = await Page(new { id = coach.Id, first = 2, after = At(one, "pageInfo.endCursor").GetString() });
        var three = await Page(new { id = coach.Id, first = 2, after = At(two, "pageInfo.endCursor").GetString() });
        var back = await Page(new { id = coach.Id, last = 2, before = At(three, "pageInfo.startCursor").GetString() });
        var clinical = await Page(new { id = coach.Id, kinds = new[] { "CLINICAL" }, heldOn = new { from = "2026-03-02", to = "2026-05-01" } });

        Assert.Equal(["2026-05-01", "2026-04-01", "2026-03-01", "2026-03-01", "2026-02-01"], At(all, "nodes").EnumerateArray().Select(node => At(node, "heldOn").GetString()));
        string[] together = [.. Ids(one), .. Ids(two), .. Ids(three)];
        Assert.Equal(Ids(all), together);
        Assert.Equal(Ids(two), Ids(back));
        Assert.False(At(three, "pageInfo.hasNextPage").GetBoolean());
        Assert.Equal((5, 2), (At(all, "totalCount").GetInt32(), At(clinical, "totalCount").GetInt32()));
        Assert.All(At(clinical, "nodes").EnumerateArray(), node => Assert.Equal("CLINICAL", At(node, "kind").GetString()));
    }

    [Fact]
    public async Task Stewards_see_how_it_stands_and_no_meeting()
    {
        var (supervisor, coach) = await Arranged("2026-01-05");
        var id = At(await Log(supervisor, "CLINICAL", "2026-11-20", 30, coach), "session.id").GetString();

        var seen = await Read(
            Api.Steward,
            "",
            "query ($coach: ID!, $id: ID!) { node(id: $id) { id } coach(id: $coach) { supervisionSessions { totalCount } supervision { arrangements { lastHeldOn } } } }",
            new { coach = coach.Id, id });

        Assert.Equal(JsonValueKind.Null, At(seen, "node").ValueKind);
        Assert.Equal(JsonValueKind.Null, At(seen, "coach.supervisionSessions").ValueKind);
        Assert.Equal("2026-11-20", At(seen, "coach.supervision.arrangements.1.lastHeldOn").GetString());
    }

    [Fact]
    public async Task Lists_of_several_coaches_take_as_many_statements_as_that_of_one()
    {
        var (supervisor, coach) = await Arranged("2026-01-05");
        await Log(supervisor, "CLINICAL", "2026-11-20", 30, coach);
        await Log(supervisor, "LINE_MANAGEMENT", "2026-11-24", 30, await Coach(supervisor));
        const string query =
            "query ($first: Int) { coaches(first: $first) { nodes { id supervisionSessions(first: 2) { totalCount nodes { coach { id } supervisor { displayName } } } } } }";

        var one = await supervisor.Client.Send(query, new { first = 1 });
        var two = await supervisor.Client.Send(query, new { first = 2 });

        Assert.Empty(two.Errors);
        Assert.Equal(ApiServer.StatementsOf(one), ApiServer.StatementsOf(two));
        Assert.All(At(two.Data, "coaches.nodes").EnumerateArray(), node =>
        {
            Assert.Equal(1, At(node, "supervisionSessions.totalCount").GetInt32());
            Assert.Equal(At(node, "id").GetString(), At(node, "supervisionSessions.nodes.0.coach.id").GetString());
        });
    }

    [Fact]
    public async Task Of_both_sides_who_log_one_meeting_at_once_one_is_kept_and_the_other_is_told_of_it()
    {
        var (supervisor, coach) = await Arranged("2026-01-05");

        for (var round = 1; round <= 8; round++)
        {
            var heldOn = $"2026-11-0{round}";
            var inputs = new (Person By, object Input)[]
            {
                (coach, new { kind = "CLINICAL", heldOn, durationMinutes = 30 }),
                (supervisor, new { coachId = coach.Id, kind = "CLINICAL", heldOn, durationMinutes = 40 }),
            };

            var answers = await Task.WhenAll(inputs.Select(pair => pair.By.Client.Send(
                """
                mutation ($input: LogSupervisionSessionInput!) {
                  logSupervisionSession(input: $input) { session { id } userErrors { code ... on AlreadyExistsError { existing { id } } } }
                }
                """,
                new { input = pair.Input })));

            var won = Assert.Single(answers, answer => At(answer.Data, "logSupervisionSession.userErrors").GetArrayLength() == 0);
            var told = Assert.Single(answers, answer => At(answer.Data, "logSupervisionSession.userErrors").GetArrayLength() == 1);
            Assert.Equal("TAKEN", At(told.Data, "logSupervisionSession.userErrors.0.code").GetString());
            Assert.Equal(At(won.Data, "logSupervisionSession.session.id").GetString(), At(told.Data, "logSupervisionSession.userErrors.0.existing.id").GetString());
        }

        Assert.Equal(8, (await Read(coach.Client, "coach.supervisionSessions.totalCount", List, new { id = coach.Id })).GetInt32());
    }

    [Fact]
    public async Task A_meeting_confirmed_twice_at_once_is_confirmed_once()
    {
        var (supervisor, coach) = await Arranged("2026-01-05");

        for (var round = 1; round <= 4; round++)
        {
            var id = At(await Log(coach, "CLINICAL", $"2026-11-0{round}", 30), "session.id").GetString();

            var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Refusals(supervisor.Client, "confirmSupervisionSession", new { id })));

            Assert.Single(answers, refusals => refusals.Length == 0);
            Assert.All(answers.Where(refusals => refusals.Length > 0), refusals => Assert.Equal(["WrongStateError WRONG_STATE id"], refusals));
        }
    }

    [Fact]
    public async Task The_same_request_with_its_key_logs_one_meeting()
    {
        var (supervisor, coach) = await Arranged("2026-01-05");
        const string log =
            """
            mutation ($coach: ID!) {
              logSupervisionSession(input: { coachId: $coach, kind: CLINICAL, heldOn: "2026-11-20", durationMinutes: 30, idempotencyKey: "once" }) {
                session { id coach { supervision { status } } } userErrors { code }
              }
            }
            """;

        var first = await Read(supervisor.Client, "logSupervisionSession", log, new { coach = coach.Id });
        var again = await Read(supervisor.Client, "logSupervisionSession", log, new { coach = coach.Id });

        Assert.Equal(first.GetRawText(), again.GetRawText());
    }

    // The recognition of tier 3.
    private static async Task<string> Live(Person lead, string coach) => (await Read(
        lead.Client, "coach.tierAwards", "query ($id: ID!) { coach(id: $id) { tierAwards { id tier } } }", new { id = coach }))
        .EnumerateArray().Single(award => At(award, "tier").GetString() == "TIER_3").GetProperty("id").GetString()!;
}

public sealed class SessionsOnSqliteTests() : SessionTests(Database.Sqlite);

public sealed class SessionsOnPostgresTests() : SessionTests(Database.Postgres);
