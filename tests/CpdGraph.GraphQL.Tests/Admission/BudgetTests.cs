using CpdGraph.GraphQL.Admission;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Tests.Costs;

namespace CpdGraph.GraphQL.Tests.Admission;

/// <summary>The host's budget is asked once for each operation that is in order, with its cost.</summary>
public sealed class BudgetTests
{
    private readonly Purse _purse = new();
    private readonly GraphQLExecutor _market;

    public BudgetTests() => _market = Market.Open(Market.BuildSchema(), budget: _purse);

    [Theory]
    [InlineData("{ stalls(first: 4) { name } }", 4)]
    [InlineData("{ __typename }", 1)] // nothing is free
    public async Task An_operation_is_charged_with_its_cost(string document, long cost)
    {
        await Market.Send(_market, document);

        Assert.Equal([cost], _purse.Spent);
    }

    [Theory]
    [InlineData("{ unknown }")]
    [InlineData("{ stalls(first: 21) { name } }")] // more than one operation may cost
    [InlineData("query ($n: Int!) { stalls(first: $n) { name } }")]
    public async Task What_is_refused_anyway_is_not_charged(string document)
    {
        Assert.StartsWith("{\"errors\":", await Market.Send(_market, document), StringComparison.Ordinal);
        Assert.Empty(_purse.Spent);
    }

    [Fact]
    public async Task The_most_of_one_operation_is_that_of_its_caller() =>
        Assert.Contains("\"limit\":\"cost\",\"maximum\":20,\"actual\":21", await Market.Send(_market, "{ stalls(first: 21) { name } }"), StringComparison.Ordinal);

    [Fact]
    public async Task Without_budget_nothing_runs_and_the_wait_is_told_in_whole_seconds()
    {
        _purse.Wait = TimeSpan.FromSeconds(2.1);

        Assert.Equal(
            """{"errors":[{"message":"Your budget is used up for now. Try again in 3 s, or ask for less at a time.","extensions":{"code":"RATE_LIMITED","retryAfterSeconds":3}}]}""",
            await Market.Send(_market, "{ clock }"));
    }

    private sealed class Purse : IOperationBudget
    {
        public List<long> Spent { get; } = [];

        public TimeSpan? Wait { get; set; }

        public long MaxCost(GraphQLRequest request) => 20;

        public TimeSpan? Spend(GraphQLRequest request, long cost)
        {
            Spent.Add(cost);

            return Wait;
        }
    }
}
