using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CpdGraph.Api.Admission;
using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Admission;

/// <summary>What one caller may spend in one process.</summary>
public sealed class RateLimitTests
{
    private const string Costs100 = "{ offers(first: 99) { nodes { id } } }";

    private static readonly Dictionary<string, string?> Small = new()
    {
        ["RateLimit:Enabled"] = "true",
        ["RateLimit:AnonymousBurst"] = "250",
        ["RateLimit:AnonymousPerSecond"] = "1",
        ["RateLimit:SignedInBurst"] = "250",
        ["RateLimit:SignedInPerSecond"] = "1",
    };

    [Fact]
    public async Task A_caller_without_budget_gets_429_and_a_time_to_wait_and_nobody_else_suffers()
    {
        await using var server = await ApiServer.WithAsync(Small);

        await server.Client.Send(Costs100);
        await server.Client.Send(Costs100);
        var refused = await server.Client.Send(Costs100);
        var error = Assert.Single(refused.Errors);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("RATE_LIMITED", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.InRange(error.GetProperty("extensions").GetProperty("retryAfterSeconds").GetInt32(), 40, 60);
        Assert.Equal(
            error.GetProperty("extensions").GetProperty("retryAfterSeconds").GetInt32().ToString(CultureInfo.InvariantCulture),
            refused.Headers.GetValues("Retry-After").Single());

        // What is cheap is still to be had, and others have budgets of their own.
        Assert.Empty((await server.Client.Send("{ offers(first: 1) { nodes { id } } }")).Errors);
        Assert.Empty((await server.As("one", Role.Coach).Send(Costs100)).Errors);
        Assert.Empty((await server.As("other", Role.Coach).Send(Costs100)).Errors);
        Assert.Empty((await server.As("other", Role.Coach).Send(Costs100)).Errors);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await server.As("other", Role.Coach).Send(Costs100)).Status);
        Assert.Empty((await server.As("one", Role.Coach).Send(Costs100)).Errors);
    }

    [Theory]
    [InlineData("/feeds/offers.csv")]
    [InlineData("/sitemap.xml")]
    [InlineData("/ims/case/v1p1/CFDocuments")]
    public async Task Who_reads_feeds_without_a_token_spends_the_budget_of_their_own_address(string path)
    {
        await using var server = await ApiServer.WithAsync(new(Small) { ["RateLimit:AnonymousBurst"] = "1050", ["RateLimit:SignedInBurst"] = "1050" });
        using var greedy = ComingFrom("127.0.0.2", server);
        using var other = ComingFrom("127.0.0.3", server);

        // The cheapest of them costs 20.
        var statuses = new List<HttpStatusCode>();

        while (statuses.Count < 60 && !statuses.Contains(HttpStatusCode.TooManyRequests))
        {
            statuses.Add(await StatusAsync(greedy, path));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(other, path));
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        await using var server = await ApiServer.WithAsync(new(Small) { ["RateLimit:Enabled"] = "false" });

        for (var i = 0; i < 4; i++)
        {
            Assert.Empty((await server.Client.Send(Costs100)).Errors);
        }
    }

    [Theory]
    [InlineData("RateLimit:AnonymousBurst", "1000", "AnonymousPerSecond")]
    [InlineData("RateLimit:MaxBudgets", "0", "MaxBudgets")]
    [InlineData("RateLimit:Burst", "10", "RateLimit:Burst is not known")]
    [InlineData("GraphQL:Limits:MaxAliases", "0", "MaxAliases")]
    [InlineData("GraphQL:Limits:MaxRunningOperations", "0", "MaxRunningOperations")]
    public async Task A_setting_that_cannot_be_stops_the_start_by_its_name(string setting, string value, string said)
    {
        var failure = await Assert.ThrowsAsync<StartFailure>(() => ApiServer.WithAsync(new() { [setting] = value }));

        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Anonymous_callers_are_told_apart_by_address_and_ipv6_by_network(string one, string other, bool isOneBudget) =>
        Assert.Equal(isOneBudget, KeyOf(one) == KeyOf(other));

    [Theory]
    [InlineData(null, 64, 24)]
    [InlineData(100, 64, 24)]
    [InlineData(92, 64, 24)]
    [InlineData(91, 63, 24)]
    [InlineData(20, 12, 6)]
    [InlineData(10, 6, 3)]
    [InlineData(1, 1, 1)]
    public void What_uses_the_database_fits_its_connections(int? connections, int operations, int lookUps)
    {
        var fitted = new LoadOptions().FittedTo(connections);

        Assert.Equal((operations, lookUps), (fitted.MaxDatabaseOperations, fitted.MaxAccountLookUps));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        return response.StatusCode;
    }

    private static HttpClient ComingFrom(string address, ApiServer server) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), cancellation);

            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = server.Http.BaseAddress,
    };

    private static BudgetKey KeyOf(string address) => BudgetKey.Of(new CallerAccessor { Address = IPAddress.Parse(address) }, int.MaxValue);
}
