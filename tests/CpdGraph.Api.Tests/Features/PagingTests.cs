using System.Text.Json;
using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features;

/// <summary>Walking any list in pages, forwards or backwards, gives each row once.</summary>
public abstract class PagingTests(Database database) : ApiTests(database)
{
    public static TheoryData<string, string> Lists => new()
    {
        { "offers", "" },
        { "offers", "orderBy: [{ field: PRICE, direction: DESC }, { field: TITLE }]" },
        { "offers", "orderBy: [{ field: NEXT_RUN }]" },
        { "offers", "orderBy: [{ field: DURATION }]" },
        { "offers", "orderBy: [{ field: UPDATED_AT, direction: DESC }]" },
        { "offers", "filter: { text: \"coaching\" }" },
        { "offers", "filter: { channels: [TRAINING_HUB], tiers: [TIER_1] }, orderBy: [{ field: TITLE, direction: DESC }]" },
        { "runs", "" },
        { "runs", "orderBy: [{ field: UPDATED_AT, direction: DESC }]" },
        { "providers", "" },
        { "pathways", "" },
        { "competencies", "" },
        { "specialisms", "" },
        { "fundingStreams", "" },
        { "organisations", "" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Each_row_comes_once_forwards(string list, string arguments)
    {
        var (total, ids) = await Walk(list, arguments, size: 17, forwards: true);

        Assert.Equal(total, ids.Count);
        Assert.Equal(total, ids.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Backwards_is_forwards_reversed(string list, string arguments)
    {
        var (_, forwards) = await Walk(list, arguments, size: 100, forwards: true);

        var (_, backwards) = await Walk(list, arguments, size: 13, forwards: false);

        Assert.Equal(forwards, backwards);
    }

    [Fact]
    public async Task Edges_and_nodes_are_the_same_rows_and_a_cursor_of_an_edge_goes_on_after_it()
    {
        var page = await Read("offers", "{ offers(first: 3) { nodes { id } edges { cursor node { id } } pageInfo { startCursor endCursor } } }");

        Assert.Equal(
            At(page, "nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()),
            At(page, "edges").EnumerateArray().Select(edge => At(edge, "node.id").GetString()));
        Assert.Equal(At(page, "edges.0.cursor").GetString(), At(page, "pageInfo.startCursor").GetString());
        Assert.Equal(At(page, "edges.2.cursor").GetString(), At(page, "pageInfo.endCursor").GetString());

        var second = await Read("offers.nodes.0.id", "query ($c: String) { offers(first: 1, after: $c) { nodes { id } } }", new { c = At(page, "edges.0.cursor").GetString() });
        Assert.Equal(At(page, "nodes.1.id").GetString(), second.GetString());
    }

    [Fact]
    public async Task A_page_of_no_rows_counts_and_has_no_cursors()
    {
        var page = await Read("offers", "{ offers(first: 0) { totalCount nodes { id } pageInfo { startCursor endCursor hasNextPage } } }");

        Assert.True(At(page, "totalCount").GetInt32() > 0);
        Assert.Empty(At(page, "nodes").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, At(page, "pageInfo.startCursor").ValueKind);
        Assert.Equal(JsonValueKind.Null, At(page, "pageInfo.endCursor").ValueKind);
        Assert.True(At(page, "pageInfo.hasNextPage").GetBoolean());
    }

    [Fact]
    public async Task Without_a_size_a_page_has_20_rows()
    {
        Assert.Equal(20, (await Read("offers.nodes", "{ offers { nodes { id } } }")).GetArrayLength());
    }

    [Fact]
    public async Task Null_for_size_and_cursor_is_the_same_as_leaving_them_out()
    {
        var left = await Send("{ offers { nodes { id } } }");

        Assert.Equal(left.Text, (await Send("{ offers(first: null, after: null, last: null, before: null, filter: null, orderBy: null) { nodes { id } } }")).Text);
    }

    private async Task<(int Total, List<string> Ids)> Walk(string list, string arguments, int size, bool forwards)
    {
        var query = forwards
            ? $$"""query ($n: Int, $c: String) { list: {{list}}(first: $n, after: $c, {{arguments}}) { totalCount nodes { id } pageInfo { more: hasNextPage cursor: endCursor } } }"""
            : $$"""query ($n: Int, $c: String) { list: {{list}}(last: $n, before: $c, {{arguments}}) { totalCount nodes { id } pageInfo { more: hasPreviousPage cursor: startCursor } } }""";
        var ids = new List<string>();
        string? cursor = null;

        while (true)
        {
            var page = await Read("list", query, new { n = size, c = cursor });
            var rows = At(page, "nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!).ToArray();
            ids.InsertRange(forwards ? ids.Count : 0, rows);

            if (!At(page, "pageInfo.more").GetBoolean())
            {
                return (At(page, "totalCount").GetInt32(), ids);
            }

            // A page that promises more has rows, or the walk would never end.
            Assert.NotEmpty(rows);
            cursor = At(page, "pageInfo.cursor").GetString();
        }
    }
}

public sealed class PagingOnSqliteTests() : PagingTests(Database.Sqlite);

public sealed class PagingOnPostgresTests() : PagingTests(Database.Postgres);
