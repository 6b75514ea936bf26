using System.Text.Json;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Supervision;

/// <summary>How supervision stands with coaches and teams. Today is 24 November 2026.</summary>
public abstract class SupervisionTests(Database database) : SupervisionScenes(database)
{
    [Fact]
    public async Task A_new_coach_has_a_line_manager_and_nobody_else()
    {
        var coach = await Coach(await Supervisor());

        var overview = await Overview(coach.Client);

        Assert.Equal("NOT_ARRANGED", At(overview, "status").GetString());
        Assert.Equal(["LINE_MANAGEMENT MET 2026-12-25", "CLINICAL NOT_ARRANGED", "HEALTH_COACHING NOT_ARRANGED"], Lines(overview));
        Assert.Equal(JsonValueKind.Null, At(overview, "arrangements.1.supervisor").ValueKind);
        Assert.Equal(JsonValueKind.Null, At(overview, "arrangements.1.supervisorQualified").ValueKind);
        Assert.True(At(overview, "arrangements.0.supervisorQualified").GetBoolean());
        Assert.NotEqual("", At(overview, "arrangements.2.policy.sourceReference").GetString());
        Assert.Equal("Nobody is arranged for clinical supervision on 24 November 2026. Arrange a supervisor.", At(overview, "arrangements.1.reason").GetString());
    }

    [Fact]
    public async Task Every_kind_goes_from_met_over_due_soon_and_due_to_overdue()
    {
        var (supervisor, coach) = await Arranged("2026-01-05");
        await Log(supervisor, "LINE_MANAGEMENT", "2026-06-01", 30, coach);
        await Log(supervisor, "CLINICAL", "2026-06-01", 30, coach);
        await Log(supervisor, "HEALTH_COACHING", "2026-06-01", 60, coach);

        Assert.Equal(["LINE_MANAGEMENT MET 2026-07-02", "CLINICAL MET 2026-08-01", "HEALTH_COACHING MET 2026-07-31"], Lines(await Overview(coach.Client, "2026-06-10")));
        Assert.Equal(["LINE_MANAGEMENT DUE_SOON 2026-07-02", "CLINICAL MET 2026-08-01", "HEALTH_COACHING MET 2026-07-31"], Lines(await Overview(coach.Client, "2026-06-20")));
        Assert.Equal(["LINE_MANAGEMENT DUE 2026-07-02", "CLINICAL MET 2026-08-01", "HEALTH_COACHING DUE 2026-07-31"], Lines(await Overview(coach.Client, "2026-07-05")));
        Assert.Equal(["LINE_MANAGEMENT OVERDUE 2026-07-02", "CLINICAL DUE 2026-08-01", "HEALTH_COACHING OVERDUE 2026-07-31"], Lines(await Overview(coach.Client, "2026-08-05")));
        Assert.Equal("OVERDUE", At(await Overview(coach.Client, "2026-08-05"), "status").GetString());

        // What was held later is not known then, and a day before the arrangement had nobody.
        Assert.Equal("LINE_MANAGEMENT OVERDUE 2026-02-05", Lines(await Overview(coach.Client, "2026-05-31"))[0]);
        Assert.Equal("LINE_MANAGEMENT NOT_ARRANGED", Lines(await Overview(coach.Client, "2026-01-04"))[0]);
        Assert.Empty(Lines(await Overview(coach.Client, "2020-01-01")));
    }

    [Fact]
    public async Task Minutes_are_those_of_the_month_and_of_three_and_groups_stand_apart()
    {
        var (supervisor, coach) = await Arranged("2026-01-05");

        foreach (var (day, minutes, format) in new[] { ("2026-11-03", 20, "INDIVIDUAL"), ("2026-11-10", 25, "INDIVIDUAL"), ("2026-11-11", 90, "GROUP"), ("2026-10-31", 70, "INDIVIDUAL"), ("2026-09-01", 5, "INDIVIDUAL"), ("2026-08-31", 99, "INDIVIDUAL") })
        {
            await Log(supervisor, "HEALTH_COACHING", day, minutes, coach, format);
        }

        var coaching = At(await Overview(coach.Client), "arrangements.2");

        Assert.Equal((45, 120, 90), (At(coaching, "minutesThisMonth").GetInt32(), At(coaching, "minutesLastThreeMonths").GetInt32(), At(coaching, "groupMinutesThisMonth").GetInt32()));
        Assert.Equal("2026-11-10", At(coaching, "lastHeldOn").GetString());
        Assert.Equal("DUE", At(coaching, "status").GetString());
        Assert.Equal("45 of 60 individual minutes in November 2026; the rest is due by 30 November 2026.", At(coaching, "reason").GetString());
        Assert.Equal("TIER_3", At(coaching, "supervisorTier").GetString());
    }

    [Fact]
    public async Task What_a_coach_logs_counts_once_the_supervisor_confirms_it()
    {
        var (supervisor, coach) = await Arranged("2026-01-05");
        var logged = await Log(coach, "HEALTH_COACHING", "2026-11-20", 60);

        Assert.Equal("""{"verification":"SELF_REPORTED","loggedBySupervisor":false,"confirmedAt":null}""", Pick(logged, "session", "verification", "loggedBySupervisor", "confirmedAt"));
        Assert.Equal("OVERDUE", At(logged, "session.coach.supervision.arrangements.2.status").GetString());

        var confirmed = await Read(supervisor.Client, "confirmSupervisionSession", Confirm, new { id = At(logged, "session.id").GetString() });

        Assert.Equal("VERIFIED", At(confirmed, "session.verification").GetString());
        Assert.Equal("2026-11-24T09:00:00.000Z", At(confirmed, "session.confirmedAt").GetString());
        Assert.Equal("MET", At(confirmed, "session.coach.supervision.arrangements.2.status").GetString());
    }

    [Fact]
    public async Task What_a_supervisor_logs_counts_at_once_and_the_coach_confirms_it()
    {
        var (supervisor, coach) = await Arranged("2026-01-05");

        var logged = await Log(supervisor, "CLINICAL", "2026-11-20", 30, coach);
        var confirmed = await Read(coach.Client, "confirmSupervisionSession", Confirm, new { id = At(logged, "session.id").GetString() });

        Assert.Equal("""{"verification":"AWAITING","loggedBySupervisor":true,"confirmedAt":null}""", Pick(logged, "session", "verification", "loggedBySupervisor", "confirmedAt"));
        Assert.Equal("MET", At(logged, "session.coach.supervision.arrangements.1.status").GetString());
        Assert.Equal("VERIFIED", At(confirmed, "session.verification").GetString());
    }

    [Fact]
    public async Task The_team_is_counted_exactly_and_by_no_coach()
    {
        var supervisor = await QualifiedSupervisor();
        var (first, second) = (await Coach(supervisor), await Coach(supervisor));
        await Arrange(supervisor, first, "CLINICAL", supervisor, "2026-01-05");
        await Log(supervisor, "LINE_MANAGEMENT", "2026-11-24", 30, second);
        const string query = "query ($day: Date) { viewer { teamSupervision(asAt: $day) { kind notArranged met dueSoon due overdue } } }";

        var team = await Read(supervisor.Client, "viewer.teamSupervision", query);
        var before = await Read(supervisor.Client, "viewer.teamSupervision", query, new { day = "2026-01-04" });

        Assert.Equal(
            """[{"kind":"LINE_MANAGEMENT","notArranged":0,"met":2,"dueSoon":0,"due":0,"overdue":0},{"kind":"CLINICAL","notArranged":1,"met":0,"dueSoon":0,"due":0,"overdue":1},{"kind":"HEALTH_COACHING","notArranged":2,"met":0,"dueSoon":0,"due":0,"overdue":0}]""",
            team.GetRawText());
        Assert.All(before.EnumerateArray(), kind => Assert.Equal(2, At(kind, "notArranged").GetInt32()));
        Assert.Equal(JsonValueKind.Null, (await Read(first.Client, "viewer.teamSupervision", query)).ValueKind);
        Assert.Empty((await Read((await Supervisor()).Client, "viewer.teamSupervision", query)).EnumerateArray());
    }

    [Fact]
    public async Task A_team_takes_as_many_statements_as_one_coach_however_long_the_past()
    {
        const string query =
            """
            query ($first: Int) {
              viewer {
                supervisedCoaches(first: $first) {
                  nodes { supervision { status arrangements { kind status reason nextDueOn lastHeldOn minutesThisMonth supervisor { displayName } supervisorTier supervisorQualified policy { text } } } }
                }
              }
            }
            """;
        var (supervisor, coach) = await Arranged("2026-01-05");
        var one = await supervisor.Client.Send(query, new { first = 1 });

        foreach (var other in new[] { await Coach(supervisor), await Coach(supervisor), coach })
        {
            for (var month = 1; month < 11; month++)
            {
                if (other == coach)
                {
                    await Log(supervisor, "HEALTH_COACHING", $"2026-{month:00}-20", 60, coach);
                }
            }
        }

        var three = await supervisor.Client.Send(query, new { first = 3 });
        var team = await supervisor.Client.Send("{ viewer { teamSupervision { kind met } } }");

        Assert.Empty(three.Errors);
        Assert.Equal(3, At(three.Data, "viewer.supervisedCoaches.nodes").GetArrayLength());
        Assert.Equal(3, ApiServer.StatementsOf(one));
        Assert.Equal(3, ApiServer.StatementsOf(three));
        Assert.Equal(3, ApiServer.StatementsOf(team));
    }

    [Fact]
    public async Task A_past_day_has_the_supervisor_and_the_tier_of_that_day()
    {
        var (first, second) = (await QualifiedSupervisor(), await QualifiedSupervisor("TIER_4"));
        var coach = await Coach(first);
        await Arrange(first, coach, "HEALTH_COACHING", first, "2025-01-01", "2026-05-31");
        await Arrange(first, coach, "HEALTH_COACHING", second, "2026-06-01");
        const string query =
            """
            query ($id: ID!, $day: Date) {
              coach(id: $id) { supervision(asAt: $day) { arrangements { supervisor { id } supervisorTier supervisorQualified } } }
            }
            """;

        async Task<string> On(string? day)
        {
            var arrangement = await Read(first.Client, "coach.supervision.arrangements.2", query, new { id = coach.Id, day });

            return $"{(At(arrangement, "supervisor.id").GetString() == first.Id ? "first" : "second")} {At(arrangement, "supervisorTier")} {At(arrangement, "supervisorQualified")}";
        }

        Assert.Equal("second TIER_4 True", await On(null));
        Assert.Equal("second TIER_4 True", await On("2026-06-01"));
        Assert.Equal("first TIER_3 True", await On("2026-05-31"));
    }

    private static string Pick(JsonElement json, string path, params string[] names) =>
        $"{{{string.Join(',', names.Select(name => $"\"{name}\":{At(json, $"{path}.{name}").GetRawText()}"))}}}";
}

public sealed class SupervisionOnSqliteTests() : SupervisionTests(Database.Sqlite);

public sealed class SupervisionOnPostgresTests() : SupervisionTests(Database.Postgres);
