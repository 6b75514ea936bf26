using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using CpdGraph.GraphQL.Http.Tests.Serving;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Http.Tests.Streams;

/// <summary>How many streams there are at a time, and what ends them.</summary>
[Spec("Streams.Limits")]
public sealed class StreamLimitTests
{
    [Fact]
    public async Task One_caller_holds_so_many_streams_and_another_when_one_has_ended()
    {
        await using var server = await StreamServer.StartAsync(options => options.MaxPerCaller = 2);
        using var one = await server.Subscribe("subscription { posted }");
        var two = await server.Subscribe("subscription { silent }");
        Assert.True(await server.Patience.HasBegun());

        using (var three = await server.Subscribe("subscription { posted }"))
        {
            var refusal = (await three.Rest())[0];
            Assert.Contains("\"code\":\"RATE_LIMITED\",\"limit\":\"streamsPerCaller\",\"maximum\":2,\"actual\":3", refusal, StringComparison.Ordinal);
        }

        two.Dispose();
        Assert.True(await server.Patience.WasCancelled());
        await Eventually(async () =>
        {
            using var again = await server.Subscribe("subscription { ticks }");
            return !(await again.Rest())[0].Contains("RATE_LIMITED", StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_process_holds_so_many_streams()
    {
        await using var server = await StreamServer.StartAsync(options => options.MaxPerProcess = 1);
        using var one = await server.Subscribe("subscription { posted }");
        server.Caller.Key = "somebody else";

        using var two = await server.Subscribe("subscription { posted }");

        Assert.Contains("\"code\":\"OVERLOADED\",\"retryAfterSeconds\":10", (await two.Rest())[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_socket_runs_so_many_operations_and_an_address_opens_so_many_sockets()
    {
        await using var server = await StreamServer.StartAsync(options => { options.MaxOperationsPerSocket = 1; options.MaxPerCaller = 1; });
        using var socket = await server.ConnectAcknowledged();
        await socket.Send("""{"id":"1","type":"subscribe","payload":{"query":"subscription { posted }"}}""");

        await socket.Send("""{"id":"2","type":"subscribe","payload":{"query":"{ hello }"}}""");

        Assert.Contains("\"code\":\"LIMIT_EXCEEDED\",\"limit\":\"operationsPerSocket\",\"maximum\":1", await socket.Receive(), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => server.Connect());
        Assert.Contains("429", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_socket_that_does_not_say_who_it_is_is_closed()
    {
        await using var server = await StreamServer.StartAsync(options => options.InitSeconds = 1);
        using var socket = await server.Connect();

        Assert.Equal("4408 Connection initialisation timeout", await socket.Receive());
    }

    [Fact]
    public async Task Only_the_allowed_pages_open_a_socket_when_any_are_named()
    {
        await using var server = await StreamServer.StartAsync(options => options.AllowedOrigins.Add("https://hub.example.org"));

        using var allowed = await SocketClient.ConnectAsync(server.SocketAddress, SocketClient.Subprotocol, "https://hub.example.org");
        using var notAPage = await server.Connect();
        var foreign = await Assert.ThrowsAsync<WebSocketException>(
            () => SocketClient.ConnectAsync(server.SocketAddress, SocketClient.Subprotocol, "https://evil.example.org"));

        Assert.Contains("403", foreign.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_token_ends_an_event_stream_with_an_error_and_a_socket_with_4403()
    {
        await using var server = await StreamServer.StartAsync(caller: new StreamCaller { Key = "somebody", EndsAt = TimeProvider.System.GetUtcNow().AddSeconds(2) });
        using var stream = await server.Subscribe("subscription { silent }");
        using var socket = await server.ConnectAcknowledged();
        await socket.Send("""{"id":"1","type":"subscribe","payload":{"query":"subscription { silent }"}}""");

        var events = await stream.Rest();

        Assert.Contains("\"code\":\"UNAUTHENTICATED\"", events[0], StringComparison.Ordinal);
        Assert.Equal("event: complete|data: ", events[1]);
        Assert.Equal("4403 Forbidden: the access token has expired", await socket.Receive());
        Assert.True(await server.Patience.WasCancelled() && await server.Patience.WasCancelled());
    }

    [Fact]
    public async Task A_right_that_is_lost_ends_an_event_stream_with_an_error_and_a_socket_with_4403()
    {
        await using var server = await StreamServer.StartAsync(options => options.RightsSeconds = 1, new StreamCaller { Key = "somebody" });
        using var stream = await server.Subscribe("subscription { silent }");
        using var socket = await server.ConnectAcknowledged();

        server.Caller.KeepsRights = false;

        Assert.Contains("\"code\":\"FORBIDDEN\"", (await stream.Rest())[0], StringComparison.Ordinal);
        Assert.Equal("4403 Forbidden: you have lost a right, connect again", await socket.Receive());
    }

    [Fact]
    public async Task A_server_that_stops_ends_a_hundred_streams_within_its_grace_period()
    {
        await using var server = await StreamServer.StartAsync(options => options.MaxPerCaller = 200);
        var streams = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => server.Subscribe("subscription { posted }")));
        var sockets = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => server.ConnectAcknowledged()));
        var ends = Task.WhenAll(streams.Select(stream => stream.Rest()));
        var closes = Task.WhenAll(sockets.Select(socket => socket.Receive()));
        var began = Stopwatch.GetTimestamp();

        await server.StopAsync();

        // Thirty seconds is what a host waits before it cuts: this only tells that it did not.
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(20));
        TestContext.Current.TestOutputHelper!.WriteLine($"stopped in {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms");
        Assert.All(await ends, events => Assert.Equal(["event: complete|data: "], events));
        Assert.All(await closes, close => Assert.Equal("1001 The server stops", close));
    }

    [Fact]
    public async Task A_client_that_reads_nothing_is_cut_off_and_leaves_nothing_behind()
    {
        await using var server = await StreamServer.StartAsync(options => options.WriteSeconds = 1);
        using var connection = await RawConnection.To(server.Client.BaseAddress!);
        await connection.Send("GET /graphql?query=subscription%20%7B%20large(size%3A%20100000)%20%7D HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n");

        await Eventually(() => Task.FromResult(server.Log.AtLeast(Microsoft.Extensions.Logging.LogLevel.Debug).Any(entry => entry.Contains("client went away", StringComparison.OrdinalIgnoreCase))));
    }

    [Fact]
    public async Task A_hundred_subscribers_get_each_of_fifty_events_in_order()
    {
        await using var server = await StreamServer.StartAsync();
        var streams = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => server.Subscribe("subscription { posted }")));
        var sockets = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => server.ConnectAcknowledged()));

        foreach (var socket in sockets)
        {
            await socket.Send("""{"id":"1","type":"subscribe","payload":{"query":"subscription { posted }"}}""");
        }

        await Eventually(() => Task.FromResult(server.Watchers.Value == 100));

        for (var i = 0; i < 50; i++)
        {
            server.Posts.Publish(i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var expected = Enumerable.Range(0, 50).Select(i => $"{{\"data\":{{\"posted\":\"{i}\"}}}}").ToArray();
        await Task.WhenAll(streams.Select(async stream =>
        {
            foreach (var data in expected)
            {
                Assert.Equal($"event: next|data: {data}", await stream.Next());
            }
        }));
        await Task.WhenAll(sockets.Select(async socket =>
        {
            foreach (var data in expected)
            {
                Assert.Equal($"{{\"id\":\"1\",\"type\":\"next\",\"payload\":{data}}}", await socket.Receive());
            }
        }));
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        while (!await holds())
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
