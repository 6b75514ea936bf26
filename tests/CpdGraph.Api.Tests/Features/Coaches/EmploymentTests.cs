using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Coaches;

/// <summary>Where coaches work, over time.</summary>
public abstract class EmploymentTests(Database database) : PeopleTests(database)
{
    [Fact]
    public async Task A_change_of_employer_keeps_the_history_and_the_answer_of_every_day()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var (before, after) = (await Organisation(), await Organisation(1));

        var changed = await Read(
            supervisor.Client,
            "changeCoachEmployment.coach",
            """
            mutation ($coach: ID!, $next: ID!) {
              changeCoachEmployment(input: {
                coachId: $coach, expectedRevision: 2, end: { endedOn: "2026-08-31" }
                next: { organisationId: $next, jobTitle: "Senior coach", startedOn: "2026-09-07", wholeTimeEquivalent: "0.8", fundedByArrs: true }
              }) {
                coach {
                  revision employments { jobTitle startedOn endedOn wholeTimeEquivalent }
                  now: employer { id } first: employer(asAt: "2026-08-31") { id } between: employer(asAt: "2026-09-01") { id }
                }
                userErrors { message }
              }
            }
            """,
            new { coach = coach.Id, next = after });

        Assert.Equal(3, At(changed, "revision").GetInt32());
        Assert.Equal(
            """[{"jobTitle":"Senior coach","startedOn":"2026-09-07","endedOn":null,"wholeTimeEquivalent":"0.8"},{"jobTitle":"Health and wellbeing coach","startedOn":"2025-02-03","endedOn":"2026-08-31","wholeTimeEquivalent":null}]""",
            At(changed, "employments").GetRawText());
        Assert.Equal((after, before, "null"), (At(changed, "now.id").GetString(), At(changed, "first.id").GetString(), At(changed, "between").GetRawText()));
        Assert.Equal(
            ["StaleRevisionError STALE_REVISION expectedRevision"],
            await Refusals(supervisor.Client, "changeCoachEmployment", new { coachId = coach.Id, end = new { endedOn = "2026-10-31" }, expectedRevision = 2 }));
    }

    [Fact]
    public async Task Closed_organisations_take_no_new_employment_and_one_employer_no_second_one_at_once()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        object Input(string organisationId) => new { coachId = coach.Id, next = new { organisationId, jobTitle = "Coach", startedOn = "2026-11-02" }, expectedRevision = 2 };
        var organisations = await Read(
            Api.Anonymous, "organisations.nodes", "{ organisations(first: 100, filter: { asAt: \"2026-03-01\" }) { nodes { id closedOn } } }");
        var closed = organisations.EnumerateArray().First(row => At(row, "closedOn").GetString() is { } day && string.CompareOrdinal(day, "2026-11-02") < 0);

        Assert.Equal(["InvalidInputError INVALID next.organisationId"], await Refusals(supervisor.Client, "changeCoachEmployment", Input(At(closed, "id").GetString()!)));
        Assert.Equal(["InvalidInputError OUT_OF_RANGE next.startedOn"], await Refusals(supervisor.Client, "changeCoachEmployment", Input(await Organisation())));
        Assert.Empty(await Refusals(supervisor.Client, "changeCoachEmployment", Input(await Organisation(1))));
    }

    [Fact]
    public async Task The_board_above_an_employer_is_that_of_the_day_asked_for()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var networks = await Read(
            Api.Anonymous,
            "organisations.nodes",
            "{ organisations(first: 100, filter: { kinds: [PRIMARY_CARE_NETWORK], asAt: \"2026-03-01\" }) { nodes { id closedOn before: parent(asAt: \"2026-03-01\") { id } now: parent { id } } } }");
        var moved = networks.EnumerateArray().First(row => At(row, "closedOn").ValueKind is System.Text.Json.JsonValueKind.Null
            && At(row, "before.id").ValueKind is System.Text.Json.JsonValueKind.String && At(row, "before.id").GetString() != At(row, "now.id").GetString());
        Assert.Empty(await Refusals(
            supervisor.Client,
            "changeCoachEmployment",
            new
            {
                coachId = coach.Id,
                end = new { endedOn = "2026-01-31" },
                next = new { organisationId = At(moved, "id").GetString(), jobTitle = "Coach", startedOn = "2026-02-01" },
                expectedRevision = 2,
            }));

        var asked = await Read(
            coach.Client, "viewer.coach", "{ viewer { coach { then: employer(asAt: \"2026-03-01\") { parent(asAt: \"2026-03-01\") { id } } now: employer { parent { id } } } } }");

        Assert.Equal(At(moved, "before.id").GetString(), At(asked, "then.parent.id").GetString());
        Assert.Equal(At(moved, "now.id").GetString(), At(asked, "now.parent.id").GetString());
    }

    [Fact]
    public async Task The_line_manager_is_that_of_the_day()
    {
        var (first, second) = (await QualifiedSupervisor(), await Supervisor());
        var coach = await Coach(first);
        Assert.Empty(await Refusals(
            first.Client, "assignCoachSupervisor", new { coachId = coach.Id, kind = "LINE_MANAGEMENT", supervisorId = second.Id, startsOn = "2026-11-24" }));
        Assert.Empty(await Refusals(
            second.Client, "assignCoachSupervisor", new { coachId = coach.Id, kind = "CLINICAL", supervisorId = first.Id, startsOn = "2026-11-24" }));

        var managers = await Read(second.Client, "coach", "query ($id: ID!) { coach(id: $id) { lineManager { id } before: lineManager(asAt: \"2020-01-01\") { id } } }", new { id = coach.Id });

        Assert.Equal(second.Id, At(managers, "lineManager.id").GetString());
        Assert.Equal("null", At(managers, "before").GetRawText());
    }
}

public sealed class EmploymentsOnSqliteTests() : EmploymentTests(Database.Sqlite);

public sealed class EmploymentsOnPostgresTests() : EmploymentTests(Database.Postgres);
