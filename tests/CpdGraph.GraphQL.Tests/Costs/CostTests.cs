using System.Text.Json.Nodes;
using CpdGraph.GraphQL.Execution;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Costs;

/// <summary>What operations cost: by hand, with what is counted beside each.</summary>
[Spec("Types.CostDirectives")]
public sealed class CostTests
{
    private readonly GraphQLExecutor _market = Market.Open(Market.BuildSchema());

    [Theory]
    [InlineData("{ __typename }", 0)]
    [InlineData("{ __schema { types { fields { name } } } }", 0)]
    [InlineData("{ stall { name } }", 1)]
    [InlineData("{ clock }", 3)] // 2.5, rounded up once, at the end
    [InlineData("{ a: clock b: clock }", 5)]
    [InlineData("{ stall { turnover } }", 11)]
    [InlineData("{ plain { name } }", 10)] // nothing is said of its size
    [InlineData("{ grid { name } }", 100)]
    [InlineData("{ scores }", 5)] // ten of half a point
    [InlineData("{ stalls { name } }", 3)] // the argument's default
    [InlineData("{ stalls(first: null) { name } }", 7)] // no slicing argument: the assumed size
    [InlineData("{ stalls(first: 2, last: 6) { name } }", 6)] // the greatest
    [InlineData("{ stalls(first: -2) { name } }", 0)]
    [InlineData("{ page { total } }", 6)] // the page and its total
    [InlineData("{ page { nodes { name } } }", 5)]
    [InlineData("{ page(first: 2) { nodes { name } edges { node { name } } first { name } } }", 8)] // 1 + 2 + 2 * 2 + 1
    [InlineData("{ page(ids: [\"a\", \"b\", \"c\"]) { nodes { name } } }", 4)]
    [InlineData("{ stalls(first: 2) { page(first: 3) { nodes { crates(first: 2) { name } } } } }", 46)] // 2 * (1 + 1 + 3 * (1 + 2 * 3))
    [InlineData("{ things { __typename } }", 6)] // the dearer type, twice
    [InlineData("{ things { ... on Stall { neighbour { neighbour { neighbour { name } } } } } }", 8)] // 2 * 4
    [InlineData("{ stall { owner { name } } }", 4)]
    [InlineData("query { ...A ...A } fragment A on Query { stall { name } }", 1)]
    [InlineData("{ stall { name } stall { neighbour { name } } }", 2)]
    [InlineData("{ stall @skip(if: true) { name } clock }", 3)]
    public async Task An_operation_costs_what_it_may_answer(string document, long expected) =>
        Assert.Equal(expected, await Cost(document));

    [Theory]
    [InlineData("", 3)]
    [InlineData("""{"n":40}""", 40)]
    [InlineData("""{"n":null}""", 7)]
    [InlineData("""{"n":0}""", 0)]
    public async Task A_variable_counts_with_its_value_and_not_with_the_worst(string variables, long expected) =>
        Assert.Equal(expected, await Cost("query ($n: Int) { stalls(first: $n) { name } }", variables));

    [Fact]
    public async Task A_list_in_a_variable_counts_its_items() =>
        Assert.Equal(4, await Cost("query ($ids: [ID!]) { page(ids: $ids) { nodes { name } } }", """{"ids":["a","b","c"]}"""));

    [Fact]
    public async Task One_document_has_another_price_for_each_value()
    {
        const string document = "query ($n: Int, $m: Int) { page(first: $n) { nodes { crates(first: $m) { name } } } }";

        Assert.Equal(1 + (2 * (1 + (3 * 5))), await Cost(document, """{"n":2,"m":5}"""));
        Assert.Equal(1 + 9, await Cost(document, """{"n":9,"m":0}"""));
    }

    [Fact]
    public async Task The_most_that_is_allowed_runs_and_one_more_is_refused_with_both_numbers()
    {
        var market = Market.Open(Market.BuildSchema(), new ExecutionOptions { MaxCost = 20 });

        Assert.StartsWith("{\"data\":", await Market.Send(market, "{ stalls(first: 20) { name } }"), StringComparison.Ordinal);
        Assert.Equal(
            """{"errors":[{"message":"The operation costs 21, and at most 20 are allowed. Ask for smaller pages or fewer nested lists, or in several requests.","locations":[{"line":1,"column":1}],"extensions":{"code":"COST_LIMIT","limit":"cost","maximum":20,"actual":21}}]}""",
            await Market.Send(market, "{ stalls(first: 21) { name } }"));
    }

    [Fact]
    public async Task The_largest_numbers_in_the_deepest_lists_are_refused_and_never_overflow()
    {
        var nested = string.Concat(Enumerable.Repeat("{ page(first: 2147483647) { nodes ", 6));
        var document = $"{{ page(first: 2147483647) {{ nodes {nested} {{ name }} {new string('}', 14)}";

        Assert.Contains("\"code\":\"COST_LIMIT\",\"limit\":\"cost\",\"maximum\":10000,\"actual\":1000000000000000", await Market.Send(_market, document), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cost_is_told_only_where_it_is_asked_for()
    {
        Assert.Equal("""{"data":{"clock":12},"extensions":{"cost":{"actual":3,"maximum":10000}}}""", await Market.Send(_market, "{ clock }"));
        Assert.Equal("""{"data":{"clock":12}}""", await Market.Send(_market, "{ clock }", reportCost: false));
    }

    [Theory]
    [InlineData("{ bounded { name } }", "")]
    [InlineData("{ bounded(first: 1, last: 1) { name } }", "")]
    [InlineData("query ($n: Int) { bounded(first: $n) { name } }", """{"n":null}""")]
    public async Task A_field_that_requires_one_slicing_argument_is_refused_without_or_with_several(string document, string variables) =>
        Assert.Contains(
            "\"message\":\"Field \\\"bounded\\\" needs exactly one of its arguments first, last: without, nobody knows its size.\"",
            await Market.Send(_market, document, variables),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_field_that_requires_one_slicing_argument_runs_with_one() =>
        Assert.Equal(2, await Cost("query ($n: Int) { bounded(last: $n) { name } }", """{"n":2}"""));

    private async Task<long> Cost(string document, string variables = "")
    {
        var response = JsonNode.Parse(await Market.Send(_market, document, variables))!;

        Assert.True(response["extensions"] is not null, response.ToJsonString());

        return response["extensions"]!["cost"]!["actual"]!.GetValue<long>();
    }
}
