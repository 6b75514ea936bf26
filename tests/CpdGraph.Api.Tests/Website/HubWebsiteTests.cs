using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Website;

/// <summary>The example website of a hub, <c>docs/examples/hub-website</c>, used in Chromium; and what lets other sites read.</summary>
public sealed class HubWebsiteTests
{
    private static readonly Dictionary<string, string?> Stored = new()
    {
        ["GraphQL:PersistedDocuments:Mode"] = "Only",
        ["GraphQL:PersistedDocuments:Path"] = RepositoryRoot.Of("docs", "examples", "hub-website", "documents"),
    };

    [Fact]
    public async Task People_find_courses_and_dates_by_keyboard_on_a_page_that_browsers_may_keep()
    {
        await using var api = await ApiServer.WithAsync(Stored);
        var seen = await SeenAsync(api);

        Assert.Matches("^[0-9]+ courses$", Text(seen["first count"]));
        Assert.Equal(10, Texts(seen["first titles"]).Length);
        Assert.Equal(("GET", 200, "public, max-age=60", "*"), Request(seen["first request"]));
        Assert.Contains("documentId=HubCourses&variables=", Text(seen["first request"]!["url"]), StringComparison.Ordinal);
        Assert.Contains(Texts(seen["first dates"]), date => date.Contains(" 2026, ", StringComparison.Ordinal) || date.Contains(" 2027, ", StringComparison.Ordinal));
        Assert.Equal("All kinds", Texts(seen["choices"])[0]);
        Assert.Matches(@"^[A-Z].* \([0-9]+\)$", Texts(seen["choices"])[1]);

        Assert.Equal("Skip to the courses", Text(seen["first stop"]));
        Assert.Contains("Motivational", Texts(seen["search titles"])[0], StringComparison.OrdinalIgnoreCase);
        Assert.Equal("?text=motivatoinal+interviewing", Text(seen["search address"]));
        Assert.Equal(Texts(seen["first titles"]), Texts(seen["back titles"]));
        Assert.True(seen["from cache"]!.GetValue<int>() > 0, "Going back asked the server again.");

        Assert.NotEmpty(Texts(seen["free facts"]));
        Assert.All(Texts(seen["free facts"]), facts => Assert.EndsWith("Free", facts, StringComparison.Ordinal));
        Assert.Equal(10, seen["after more"]!["focused"]!.GetValue<int>());
        Assert.NotEmpty(Texts(seen["december dates"]));
        Assert.All(Texts(seen["december dates"]), date => Assert.Contains(" December 2026", date, StringComparison.Ordinal));
        Assert.Equal(Texts(seen["december titles"]), Texts(seen["december again"]));
        Assert.Equal("No course matches. Take something away from the search.", Text(seen["nothing"]));

        // The clocks in England went on in that night, and the reader sits in New York.
        Assert.StartsWith("<img src=x", Text(seen["evil"]!["title"]), StringComparison.Ordinal);
        Assert.Equal((0, 0, null), (seen["evil"]!["links"]!.GetValue<int>(), seen["evil"]!["active"]!.GetValue<int>(), seen["evil"]!["hit"]));
        Assert.StartsWith("Sun 28 March 2027, 00:30 to 03:00, <img", Texts(seen["evil"]!["dates"])[0].Replace("Sun, ", "Sun ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(Texts(seen["complaints"]));

        Assert.Equal("The catalogue does not answer. Check your connection.", Text(seen["no connection"]!["told"]));
        Assert.Equal((false, true), (seen["again"]!["trouble"]!.GetValue<bool>(), seen["again"]!["found"]!.GetValue<bool>()));
        Assert.False(seen["too wide"]!.GetValue<bool>());
        Assert.Equal(0, seen["without a name"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("GET", null, true)]
    [InlineData("HEAD", null, true)]
    [InlineData("GET", "Bearer made-up", false)]
    [InlineData("OPTIONS", null, false)]
    [InlineData("POST", null, false)]
    public async Task Pages_of_other_sites_read_what_everybody_may_and_nothing_else(string method, string? authorization, bool allowed)
    {
        var api = await ApiServer.SharedAsync(Database.Sqlite);
        using var request = new HttpRequestMessage(new(method), new Uri("/graphql?query=%7B__typename%7D", UriKind.Relative)) { Headers = { { "Origin", "https://hub.example.org" } } };

        if (authorization is not null)
        {
            request.Headers.Add("Authorization", authorization);
        }

        using var answer = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(allowed, answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task An_installation_may_close_itself_to_other_sites()
    {
        await using var api = await ApiServer.WithAsync(new() { ["Site:OpenToOtherSites"] = "false" });

        using var answer = await api.Http.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, false), (answer.StatusCode, answer.Headers.Contains("Access-Control-Allow-Origin")));
    }

    private static async Task<Dictionary<string, JsonNode?>> SeenAsync(ApiServer api)
    {
        Chromium.Require();

        await using var script = NpmPackages.Start("hub-website.mjs", api.Http.BaseAddress!.GetLeftPart(UriPartial.Authority), Environment.GetEnvironmentVariable("CPDGRAPH_SCREENSHOTS") ?? "");
        var code = await script.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(code == 0, script.StandardOutput + script.StandardError);

        return script.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!.AsArray())
            .ToDictionary(pair => pair[0]!.GetValue<string>(), pair => pair[1]?.DeepClone());
    }

    private static (string Method, int Status, string Cache, string Origin) Request(JsonNode? request) => (
        Text(request!["method"]), request["status"]!.GetValue<int>(), Text(request["headers"]!["cache"]), Text(request["headers"]!["origin"]));

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static string[] Texts(JsonNode? node) => node.Deserialize<string[]>()!;
}
