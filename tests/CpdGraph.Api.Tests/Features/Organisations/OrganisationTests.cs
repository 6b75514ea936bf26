using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Organisations;

/// <summary>Organisations as they belong to and follow each other in time.</summary>
public abstract class OrganisationTests(Database database) : ApiTests(database)
{
    [Fact]
    public async Task There_are_42_integrated_care_boards_before_april_2026_each_in_one_of_seven_regions()
    {
        var found = await Read(
            "",
            """
            { boards: organisations(first: 100, filter: { kinds: [INTEGRATED_CARE_BOARD], asAt: "2026-03-31" }) {
                totalCount nodes { name parent(asAt: "2026-03-31") { name kind } } }
              regions: organisations(filter: { kinds: [NHS_REGION] }) { totalCount nodes { children(asAt: "2026-03-31") { kind } } } }
            """);

        Assert.Equal(42, At(found, "boards.totalCount").GetInt32());
        Assert.Equal(7, At(found, "regions.totalCount").GetInt32());
        Assert.All(At(found, "boards.nodes").EnumerateArray(), board => Assert.Equal("NHS_REGION", At(board, "parent.kind").GetString()));
        Assert.Equal(42, At(found, "regions.nodes").EnumerateArray()
            .Sum(region => At(region, "children").EnumerateArray().Count(child => At(child, "kind").GetString() == "INTEGRATED_CARE_BOARD")));
    }

    [Fact]
    public async Task A_board_that_ended_names_what_took_over_and_that_one_names_it()
    {
        var board = (await Read(
            "organisations.nodes",
            """
            { organisations(first: 100, filter: { kinds: [INTEGRATED_CARE_BOARD], asAt: "2026-03-31" }) {
                nodes { id closedOn successors { effectiveOn partial successor { id predecessors { predecessor { id } } } } } } }
            """)).EnumerateArray().First(found => At(found, "successors").GetArrayLength() > 0);

        Assert.Equal("2026-03-31", At(board, "closedOn").GetString());
        Assert.Equal("2026-04-01", At(board, "successors.0.effectiveOn").GetString());
        Assert.Contains(
            At(board, "successors.0.successor.predecessors").EnumerateArray(),
            back => At(back, "predecessor.id").GetString() == At(board, "id").GetString());
    }

    [Fact]
    public async Task What_closed_is_not_listed_today_but_found_by_its_code()
    {
        var closed = (await Read(
            "organisations.nodes",
            "{ organisations(first: 100, filter: { kinds: [INTEGRATED_CARE_BOARD], asAt: \"2026-03-31\" }) { nodes { odsCode closedOn } } }"))
            .EnumerateArray().First(found => At(found, "closedOn").ValueKind is System.Text.Json.JsonValueKind.String);
        var code = At(closed, "odsCode").GetString();

        var today = (await Read("organisations.nodes", "{ organisations(first: 100, filter: { kinds: [INTEGRATED_CARE_BOARD] }) { nodes { odsCode } } }"))
            .EnumerateArray().Select(found => At(found, "odsCode").GetString());

        Assert.DoesNotContain(code, today);
        Assert.Equal(code, (await Read("organisation.odsCode", "query ($c: OdsCode!) { organisation(by: { odsCode: $c }) { odsCode } }", new { c = code })).GetString());
    }

    [Fact]
    public async Task By_parent_come_those_one_level_below_on_the_day()
    {
        var region = await Read("organisations.nodes.0", "{ organisations(first: 1, filter: { kinds: [NHS_REGION] }) { nodes { id children(asAt: \"2026-03-31\") { id } } } }");

        var below = await Read(
            "organisations.nodes",
            "query ($p: ID!) { organisations(first: 100, filter: { parentId: $p, asAt: \"2026-03-31\" }) { nodes { id } } }",
            new { p = At(region, "id").GetString() });

        Assert.Equal(
            At(region, "children").EnumerateArray().Select(child => At(child, "id").GetString()),
            below.EnumerateArray().Select(found => At(found, "id").GetString()));
    }

    [Fact]
    public async Task Names_are_filtered_whatever_their_case()
    {
        var found = await Read("organisations.nodes", "{ organisations(first: 100, filter: { name: { contains: \"NORTH\" }, asAt: \"2026-03-31\" }) { nodes { name } } }");

        Assert.NotEmpty(found.EnumerateArray());
        Assert.All(found.EnumerateArray(), one => Assert.Contains("north", At(one, "name").GetString(), StringComparison.OrdinalIgnoreCase));
    }
}

public sealed class OrganisationsOnSqliteTests() : OrganisationTests(Database.Sqlite);

public sealed class OrganisationsOnPostgresTests() : OrganisationTests(Database.Postgres);
