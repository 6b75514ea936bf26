using CpdGraph.Api.Tests.Features.Publishing;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.Streams;

/// <summary>The clients that people use, <c>graphql-sse</c> and <c>graphql-ws</c> of npm, against the whole server.</summary>
[Collection("Publishing on SQLite")]
public sealed class NpmClientTests() : PublishingTests(Database.Sqlite)
{
    [Theory]
    [InlineData("sse")]
    [InlineData("ws")]
    public async Task A_client_follows_leaves_and_follows_again(string transport)
    {
        var title = $"Followed by {transport}";
        await using var client = await StreamScript.StartAsync(transport, Server.Api.Http.BaseAddress!);

        await client.Tell("subscribe " + Query(title));
        await Begun(client, transport, 1);
        await Published($"{title} 1");
        Assert.Equal($$$$"""next 1 {"data":{"offerPublished":{"title":"{{{{title}}}} 1"}}}""", await client.Expect("next"));

        await client.Tell("abort");
        await client.Expect("aborted");
        await Published($"{title} 2");

        await client.Tell("subscribe " + Query(title));
        await Begun(client, transport, 2);
        await Published($"{title} 3");
        Assert.Equal($$$$"""next 2 {"data":{"offerPublished":{"title":"{{{{title}}}} 3"}}}""", await client.Expect("next"));
    }

    [Theory]
    [InlineData("sse")]
    [InlineData("ws")]
    public async Task Queries_mutations_and_refusals_come_over_it_too(string transport)
    {
        await using var client = await StreamScript.StartAsync(transport, Server.Api.Http.BaseAddress!);
        await client.Tell("token " + Server.HubA.Token);

        await client.Tell("once { viewer { name } }");
        Assert.Equal("""next 1 {"data":{"viewer":{"name":"publishing-hub-a"}}}""", await client.Expect("next"));
        await client.Expect("complete 1");

        await client.Tell("once mutation { createOffer(input: {}) { offer { id } } }");
        Assert.Contains("GRAPHQL_VALIDATION_FAILED", await client.Expect(transport == "sse" ? "next 2" : "error 2"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sse")]
    [InlineData("ws")]
    public async Task A_token_that_expires_ends_the_stream_and_a_new_one_begins_it_anew(string transport)
    {
        await using var beside = await Server.Api.StartBesideAsync();
        await using var client = await StreamScript.StartAsync(transport, beside.Http.BaseAddress!);
        var title = $"Expires over {transport}";
        await client.Tell("token " + Server.HubA.Token);
        await client.Tell("subscribe " + Query(title));
        await Begun(client, transport, 1);
        await client.Tell("token ");

        ((ManualClock)beside.Services.GetRequiredService<TimeProvider>()).Advance(TimeSpan.FromHours(9));

        if (transport == "sse")
        {
            Assert.Contains("UNAUTHENTICATED", await client.Expect("next 1"), StringComparison.Ordinal);
            await client.Expect("complete 1");
            await client.Tell("subscribe " + Query(title));
        }
        else
        {
            Assert.StartsWith("closed 4403", await client.Expect("closed"), StringComparison.Ordinal);
        }

        // The socket client connects again by itself, and asks for its token anew.
        await client.Expect("connected");
        await PublishUntilTold(client, title);
    }

    [Theory]
    [InlineData("sse")]
    [InlineData("ws")]
    public async Task A_server_that_stops_ends_the_stream_and_the_client_finds_the_next_one(string transport)
    {
        var title = $"Restarted under {transport}";
        var first = await Server.Api.StartBesideAsync();
        var address = first.Http.BaseAddress!;
        await using var client = await StreamScript.StartAsync(transport, address);
        await client.Tell("subscribe " + Query(title));
        await Begun(client, transport, 1);

        await first.StopAsync();
        await first.DisposeAsync();
        await client.Expect(transport == "sse" ? "complete 1" : "closed 1001");
        await using var second = await Server.Api.StartBesideAsync(address.ToString());

        if (transport == "sse")
        {
            await client.Tell("subscribe " + Query(title));
        }

        await client.Expect("connected");
        await PublishUntilTold(client, title);
    }

    [Theory]
    [InlineData("sse")]
    [InlineData("ws")]
    public async Task A_token_that_is_no_token_is_told_as_such(string transport)
    {
        await using var client = await StreamScript.StartAsync(transport, Server.Api.Http.BaseAddress!);
        await client.Tell("token made-up");

        await client.Tell("once { service { name } }");

        Assert.Contains(transport == "sse" ? "401" : "4401", await client.Expect("error 1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_subscribers_get_each_of_fifty_offers_in_order()
    {
        var drafts = new List<string>();

        for (var i = 1; i <= 50; i++)
        {
            drafts.Add(await MappedDraft($"For a hundred {i}"));
        }

        // A socket runs fifty operations at most: two clients of fifty.
        await using var one = await StreamScript.StartAsync("ws", Server.Api.Http.BaseAddress!);
        await using var two = await StreamScript.StartAsync("ws", Server.Api.Http.BaseAddress!);
        await one.Tell("many 50 " + Query("For a hundred"));
        await two.Tell("many 50 " + Query("For a hundred"));
        await one.Expect("begun");
        await two.Expect("begun");

        foreach (var id in drafts)
        {
            await Done(Server.HubA, "publishOffer", new { offer = new { id }, expectedRevision = 2 });
        }

        var expected = "seen 50 " + string.Join(' ', Enumerable.Range(1, 50).Select(i => $$$$"""{"data":{"offerPublished":{"title":"For a hundred {{{{i}}}}"}}}"""));

        Assert.Equal(expected, await SeenByAll(one, expected));
        Assert.Equal(expected, await SeenByAll(two, expected));
    }

    private static async Task<string> SeenByAll(StreamScript client, string expected)
    {
        var seen = "";

        for (var tries = 0; tries < 100 && seen != expected; tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            await client.Tell("seen 50");
            seen = await client.Expect("seen");
        }

        return seen;
    }

    private static string Query(string title) => $$"""subscription { offerPublished(filter: { title: { contains: "{{title}}" } }) { title } }""";

    /// <summary>The answer's headers come when a stream has begun; over a socket, the pong after it.</summary>
    private static Task<string> Begun(StreamScript client, string transport, int number) =>
        client.Expect(transport == "sse" ? "connected" : $"begun {number}");

    /// <summary>A client that subscribes again by itself does not tell when it has: what is published before is not told.</summary>
    private async Task PublishUntilTold(StreamScript client, string title)
    {
        var told = client.Expect("next");

        for (var i = 0; !told.IsCompleted && i < 50; i++)
        {
            await Published($"{title} again {i}");
            await Task.WhenAny(told, Task.Delay(200, TestContext.Current.CancellationToken));
        }

        Assert.Contains($"{title} again", await told, StringComparison.Ordinal);
    }
}
