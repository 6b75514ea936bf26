using CpdGraph.GraphQL.Admission;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Http.Tests.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CpdGraph.GraphQL.Http.Tests;

/// <summary>What is refused only for now says when to come again.</summary>
public sealed class RefusedForNowTests
{
    [Fact]
    public async Task A_server_with_too_much_to_do_answers_503_and_its_other_addresses_go_on()
    {
        var executor = ExampleSchema.Executor(new ExecutionOptions { Load = new LoadLimits { MaxRunning = 0 } });

        await using var server = await StartAsync(executor);
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.Single()) };
        using var refused = await client.GetAsync(new Uri("/graphql?query={hello}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(503, (int)refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        Assert.Equal("live", await client.GetStringAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_caller_without_budget_is_answered_429_with_the_seconds_of_the_budget()
    {
        await using var server = await StartAsync(ExampleSchema.Executor(budget: new Empty()));
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.Single()) };
        using var refused = await client.GetAsync(new Uri("/graphql?query={hello}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(429, (int)refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(90), refused.Headers.RetryAfter?.Delta);
    }

    private static async Task<WebApplication> StartAsync(GraphQLExecutor executor)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddGraphQLHttp();
        builder.Services.AddSingleton(executor);

        var app = builder.Build();
        app.MapGraphQL();
        app.MapGet("/health/live", () => "live");
        await app.StartAsync(TestContext.Current.CancellationToken);

        return app;
    }

    private sealed class Empty : IOperationBudget
    {
        public long MaxCost(GraphQLRequest request) => 100;

        public TimeSpan? Spend(GraphQLRequest request, long cost) => TimeSpan.FromSeconds(89.5);
    }
}
