using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Admission;

/// <summary>What the product's operations cost, and who may spend how much on one.</summary>
public sealed partial class CostTests() : ApiTests(Database.Sqlite)
{
    private const string PageOfTwenty =
        """
        { offers(first: 20) { totalCount nodes { title provider { name } competencyMappings { competency { code area { name } } } runs(first: 3) { nodes { startsAt } } } } }
        """;

    [Fact]
    public async Task The_cost_is_told_on_request_with_the_most_that_is_allowed()
    {
        using var request = Asking("{ offers(first: 20) { totalCount nodes { title } } }");
        var response = await Api.Client.SendAsync(request);

        // The connection, its total, and twenty offers.
        Assert.Equal(26, At(response.Json!.RootElement, "extensions.cost.actual").GetInt32());
        Assert.Equal(5_000, At(response.Json!.RootElement, "extensions.cost.maximum").GetInt32());
    }

    [Fact]
    public async Task It_is_told_for_a_get_as_well()
    {
        var address = $"/graphql?query={Uri.EscapeDataString("{ offers(first: 2) { nodes { id } } }")}&extensions={Uri.EscapeDataString("""{"cost":true}""")}";
        using var request = new HttpRequestMessage(HttpMethod.Get, address);

        Assert.Equal(3, At((await Api.Client.SendAsync(request)).Json!.RootElement, "extensions.cost.actual").GetInt32());
    }

    [Fact]
    public async Task A_nested_page_of_twenty_is_well_below_what_anybody_may_spend()
    {
        using var request = Asking(PageOfTwenty);

        Assert.InRange(At((await Api.Client.SendAsync(request)).Json!.RootElement, "extensions.cost.actual").GetInt32(), 100, 1_000);
    }

    [Fact]
    public async Task Every_example_of_the_page_is_well_below_it_too()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Pages", "examples"), "*.graphql"))
        {
            using var request = Asking(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
            var response = await Api.Client.SendAsync(request);

            Assert.True(At(response.Json!.RootElement, "extensions.cost.actual") is { ValueKind: System.Text.Json.JsonValueKind.Number } cost && cost.GetInt32() <= 1_000, $"{file}: {response}");
        }
    }

    [Fact]
    public async Task So_is_what_the_readme_asks_for_without_a_token()
    {
        await using var server = await ApiServer.WithAsync(new() { ["GraphQL:Limits:MaxCostAnonymous"] = "1" });
        var readme = await File.ReadAllTextAsync(RepositoryRoot.Of("README.md"), TestContext.Current.CancellationToken);
        var operations = Asked().Matches(readme).Select(match => match.Groups["operation"].Value).ToList();

        // A query and a subscription: the price of either is told where it may not be spent.
        Assert.Equal(2, operations.Count);

        foreach (var operation in operations)
        {
            using var refused = await SseStream.OpenAsync(server.Http, operation);
            var told = (await refused.Next())!["event: next|data: ".Length..];
            var extensions = System.Text.Json.JsonElement.Parse(told).GetProperty("errors")[0].GetProperty("extensions");

            Assert.Equal("COST_LIMIT", extensions.GetProperty("code").GetString());
            Assert.InRange(extensions.GetProperty("actual").GetInt64(), 2, 1_000);
        }
    }

    [Fact]
    public async Task A_signed_in_caller_may_ask_for_more_than_a_stranger()
    {
        const string document = "{ offers(first: 100) { nodes { runs(first: 60) { nodes { id } } } } }";

        var refused = await Send(document);
        var error = OnlyError(refused, "COST_LIMIT");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("cost 5000 6201", $"{At(error, "extensions.limit")} {At(error, "extensions.maximum")} {At(error, "extensions.actual")}");
        Assert.Empty((await Api.As("somebody", Role.Coach).Send(document)).Errors);
    }

    [Fact]
    public async Task Ids_in_nodes_are_priced_by_their_number()
    {
        using var request = Asking("{ nodes(ids: [\"a\", \"b\"]) { id } }");

        Assert.Equal(2, At((await Api.Client.SendAsync(request)).Json!.RootElement, "extensions.cost.actual").GetInt32());
    }

    [GeneratedRegex("""-d '\{"query":\s*"(?<operation>[^"]*)"\}'""", RegexOptions.ExplicitCapture)]
    private static partial Regex Asked();

    private static HttpRequestMessage Asking(string query) =>
        new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, extensions = new { cost = true } }) };
}
