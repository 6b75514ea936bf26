using System.Globalization;
using System.Text.Json;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Coaches;

/// <summary>How a supervisor or line manager looks at a whole team.</summary>
public abstract class TeamViewTests(Database database) : PeopleTests(database)
{
    private const string Team =
        """
        query Team($first: Int!) {
          viewer { supervisedCoaches(first: $first) { nodes {
            displayName tier
            referralReadiness { status requirements { requirement { code } met reason } }
            supervision { status arrangements { kind status nextDueOn reason } }
            gaps { competency { code } expected confirmed steps }
            competencyProfile { tier byArea { area { code } expected achieved } }
            currentPlan { status reviewOn }
          } } }
        }
        """;

    [Fact]
    public async Task A_view_of_fifty_coaches_takes_six_statements_as_that_of_one_does()
    {
        var supervisor = await Supervisor();
        await new TeamOfFifty(Api, supervisor).AddAsync();

        var (one, fifty) = (await Ask(supervisor.Client, 1), await Ask(supervisor.Client, 50));

        // Who asks; the coaches with their posts and tiers; readiness; supervision; where they stand; their plans.
        Assert.Equal((6, 6), (ApiServer.StatementsOf(one), ApiServer.StatementsOf(fifty)));

        // Each coach is as they are, not as their neighbour.
        var nodes = At(fifty.Data, "viewer.supervisedCoaches.nodes").EnumerateArray().ToArray();
        Assert.Equal(Enumerable.Range(0, 50).Select(TeamOfFifty.LineOf), nodes.Select(Line));
        Assert.Equal(nodes[0].GetRawText(), At(one.Data, "viewer.supervisedCoaches.nodes.0").GetRawText());
    }

    [Fact]
    public async Task Whatever_order_the_fields_come_in_no_statement_is_added()
    {
        var supervisor = await Supervisor();
        await new TeamOfFifty(Api, supervisor).AddAsync();

        var response = await supervisor.Client.Send(
            """
            { viewer { supervisedCoaches(first: 50, orderBy: { field: TIER, direction: DESC }) { nodes {
              competencyProfile { tier } currentPlan { status } gaps { steps } heldCompetencies { code } reimbursementCondition { met }
              supervision { status } referralReadiness { status } tierAwards { tier } tier employer { name }
            } } teamSupervision { kind overdue } } }
            """);

        Assert.Empty(response.Errors);
        var tiers = At(response.Data, "viewer.supervisedCoaches.nodes").EnumerateArray().Select(coach => At(coach, "tier").GetString() ?? "-").ToArray();
        Assert.Equal(tiers.OrderByDescending(tier => tier, StringComparer.Ordinal), tiers);

        // The team's own count looks at the coaches once more.
        Assert.Equal(7, ApiServer.StatementsOf(response));
    }

    [Fact]
    public async Task A_tier_that_a_list_has_read_is_the_one_of_the_day_asked_for()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        await Award(supervisor, coach.Id, "TIER_3", "2026-03-02");

        var listed = await Read(
            supervisor.Client,
            "viewer.supervisedCoaches.nodes.0",
            "{ viewer { supervisedCoaches(first: 1) { nodes { tier before: tier(asAt: \"2026-03-01\") tierAwards { tier } competencyProfile(asAt: \"2026-03-01\") { tier } } } } }");

        Assert.Equal("""{"tier":"TIER_3","before":null,"tierAwards":[{"tier":"TIER_3"}],"competencyProfile":{"tier":"TIER_1"}}""", listed.GetRawText());
    }

    private static async Task<GraphQLResponse> Ask(GraphQLClient client, int first)
    {
        var response = await client.Send(Team, new { first });
        Assert.Empty(response.Errors);
        Assert.Equal(first, At(response.Data, "viewer.supervisedCoaches.nodes").GetArrayLength());

        return response;
    }

    private static string Line(JsonElement coach) => string.Join(
        ' ',
        At(coach, "displayName").GetString()![..9],
        At(coach, "tier").GetString() ?? "-",
        At(coach, "referralReadiness.status").GetString(),
        At(coach, "supervision.arrangements.0.status").GetString(),
        At(coach, "competencyProfile.byArea").EnumerateArray().Sum(area => At(area, "achieved").GetInt32()).ToString(CultureInfo.InvariantCulture),
        At(coach, "currentPlan.status") is { ValueKind: JsonValueKind.String } status ? status.GetString() : "-");
}

public sealed class TeamViewOnSqliteTests() : TeamViewTests(Database.Sqlite);

public sealed class TeamViewOnPostgresTests() : TeamViewTests(Database.Postgres);
