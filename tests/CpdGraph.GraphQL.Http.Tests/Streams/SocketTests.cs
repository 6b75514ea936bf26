using System.Net.WebSockets;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Http.Tests.Streams;

/// <summary>The <c>graphql-transport-ws</c> protocol, message by message.</summary>
[Spec("Streams.WebSocket")]
public sealed class SocketTests : IAsyncLifetime
{
    private StreamServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await StreamServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_subscription_is_next_for_each_result_and_then_complete()
    {
        using var socket = await _server.ConnectAcknowledged();

        await socket.Send("""{"id":"a\"ü","type":"subscribe","payload":{"query":"subscription ($n: Int!) { ticks(upTo: $n) }","variables":{"n":2}}}""");

        Assert.Equal("graphql-transport-ws", socket.Spoken);
        Assert.Equal("""{"id":"a\u0022\u00FC","type":"next","payload":{"data":{"ticks":1}}}""", await socket.Receive());
        Assert.Equal("""{"id":"a\u0022\u00FC","type":"next","payload":{"data":{"ticks":2}}}""", await socket.Receive());
        Assert.Equal("""{"id":"a\u0022\u00FC","type":"complete"}""", await socket.Receive());
    }

    [Theory]
    [InlineData("{ hello }", """{"data":{"hello":"world"}}""")]
    [InlineData("mutation { count }", """{"data":{"count":1}}""")]
    public async Task A_query_and_a_mutation_have_one_next(string operation, string result)
    {
        using var socket = await _server.ConnectAcknowledged();

        await socket.Send("{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"" + operation + "\"}}");

        Assert.Equal($$"""{"id":"1","type":"next","payload":{{result}}}""", await socket.Receive());
        Assert.Equal("""{"id":"1","type":"complete"}""", await socket.Receive());
    }

    [Fact]
    public async Task What_the_engine_refuses_is_an_error_that_ends_the_operation_and_frees_its_id()
    {
        using var socket = await _server.ConnectAcknowledged();

        await socket.Send("""{"id":"1","type":"subscribe","payload":{"query":"subscription { nothing }"}}""");
        Assert.StartsWith("""{"id":"1","type":"error","payload":[{"message":""", await socket.Receive(), StringComparison.Ordinal);

        await socket.Send("""{"id":"1","type":"subscribe","payload":{"query":"{ hello }"}}""");
        Assert.StartsWith("""{"id":"1","type":"next",""", await socket.Receive(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_fails_is_an_error()
    {
        using var socket = await _server.ConnectAcknowledged();

        await socket.Send("""{"id":"1","type":"subscribe","payload":{"query":"subscription { failing }"}}""");

        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"failing":1}}}""", await socket.Receive());
        Assert.StartsWith("""{"id":"1","type":"error","payload":[{"message":"The source has run dry.",""", await socket.Receive(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_operations_run_side_by_side()
    {
        using var socket = await _server.ConnectAcknowledged();

        await socket.Send("""{"id":"1","type":"subscribe","payload":{"query":"subscription { posted }"}}""");
        await socket.Send("""{"id":"2","type":"subscribe","payload":{"query":"{ wait }"}}""");
        Assert.True(await _server.Patience.HasBegun());
        await socket.Send("""{"id":"3","type":"subscribe","payload":{"query":"{ hello }"}}""");

        Assert.Equal("""{"id":"3","type":"next","payload":{"data":{"hello":"world"}}}""", await socket.Receive());
        Assert.Equal("""{"id":"3","type":"complete"}""", await socket.Receive());
        _server.Posts.Publish("news");
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"posted":"news"}}}""", await socket.Receive());
    }

    [Fact]
    public async Task A_client_that_completes_an_operation_ends_its_source_and_may_use_the_id_again()
    {
        using var socket = await _server.ConnectAcknowledged();
        await socket.Send("""{"id":"1","type":"subscribe","payload":{"query":"subscription { silent }"}}""");
        Assert.True(await _server.Patience.HasBegun());

        await socket.Send("""{"id":"1","type":"complete"}""");
        await socket.Send("""{"id":"1","type":"subscribe","payload":{"query":"{ hello }"}}""");

        Assert.True(await _server.Patience.WasCancelled());
        Assert.StartsWith("""{"id":"1","type":"next",""", await socket.Receive(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ping_is_answered_with_what_it_brought_and_a_pong_by_nothing()
    {
        using var socket = await _server.Connect();

        await socket.Send("""{"type":"pong","payload":{"un":"asked"}}""");
        await socket.Send("""{"type":"ping"}""");
        await socket.Send("""{"type":"ping","payload":{"n":[1]}}""");

        Assert.Equal("""{"type":"pong"}""", await socket.Receive());
        Assert.Equal("""{"type":"pong","payload":{"n":[1]}}""", await socket.Receive());
    }

    [Fact]
    public async Task A_message_may_come_in_pieces()
    {
        using var socket = await _server.ConnectAcknowledged();

        await socket.Send("""{"id":"1","type":"subscribe","payload":{"qu""", endOfMessage: false);
        await socket.Send(new string(' ', 5_000).Insert(0, "ery\":\"{ hello }\""), endOfMessage: false);
        await socket.Send("}}");

        Assert.StartsWith("""{"id":"1","type":"next",""", await socket.Receive(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_goes_without_a_word_ends_its_sources()
    {
        var socket = await _server.ConnectAcknowledged();
        await socket.Send("""{"id":"1","type":"subscribe","payload":{"query":"subscription { silent }"}}""");
        Assert.True(await _server.Patience.HasBegun());

        socket.Dispose();

        Assert.True(await _server.Patience.WasCancelled());
        Assert.Empty(_server.Log.AtLeast(Microsoft.Extensions.Logging.LogLevel.Warning));
    }

    [Fact]
    public async Task A_client_that_closes_ends_its_sources_and_is_answered()
    {
        using var socket = await _server.ConnectAcknowledged();
        await socket.Send("""{"id":"1","type":"subscribe","payload":{"query":"subscription { silent }"}}""");
        Assert.True(await _server.Patience.HasBegun());

        await socket.Close();

        Assert.True(await _server.Patience.WasCancelled());
    }

    [Theory]
    [InlineData("""{"Authorization":"Bearer good"}""")]
    [InlineData("""{"authorization":"bearer good","other":1}""")]
    [InlineData("""{"authToken":"good"}""")]
    public async Task A_token_in_the_first_message_signs_in(string payload)
    {
        using var socket = await _server.Connect();

        await socket.Send($$"""{"type":"connection_init","payload":{{payload}}}""");

        Assert.Equal("""{"type":"connection_ack"}""", await socket.Receive());
        Assert.Equal("somebody", _server.Caller.Key);
    }

    [Theory]
    [InlineData("""{"Authorization":"Bearer bad"}""", "4401 Unauthorized: the access token is not accepted")]
    [InlineData("""{"Authorization":"Basic good"}""", "4401 Unauthorized: the access token is not accepted")]
    [InlineData("""{"authToken":7}""", "4401 Unauthorized: the access token is not accepted")]
    [InlineData("""{"authToken":"unchecked"}""", "1013 Who you are cannot be checked just now")]
    [InlineData("7", "4400 Invalid message: the payload of connection_init must be an object")]
    public async Task A_token_that_does_not_sign_in_closes(string payload, string close)
    {
        using var socket = await _server.Connect();

        await socket.Send($$"""{"type":"connection_init","payload":{{payload}}}""");

        Assert.Equal(close, await socket.Receive());
    }

    [Theory]
    [InlineData("{", "4400 Invalid message: no well-formed JSON, or nested too deep")]
    [InlineData("[]", "4400 Invalid message: no JSON object")]
    [InlineData("""{"id":"1"}""", "4400 Invalid message: \"type\" is missing")]
    [InlineData("""{"type":7}""", "4400 Invalid message: \"type\" must be there once, as a string of 1 to 1024 bytes")]
    [InlineData("""{"type":"start"}""", "4400 Invalid message: its type is not one that a client sends")]
    [InlineData("""{"type":"connection_init"}""", "4429 Too many initialisation requests")]
    [InlineData("""{"type":"complete"}""", "4400 Invalid message: \"id\" is missing")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{ hello }"}}""", "4400 Invalid message: \"id\" is missing")]
    [InlineData("""{"id":"","type":"subscribe","payload":{"query":"{ hello }"}}""", "4400 Invalid message: \"id\" must be there once, as a string of 1 to 1024 bytes")]
    [InlineData("""{"id":"1","type":"subscribe"}""", "4400 Invalid message: \"payload\" is missing")]
    [InlineData("""{"id":"1","type":"subscribe","payload":{}}""", "4400 Invalid message: the payload of subscribe is no GraphQL request")]
    [InlineData("""{"id":"1","type":"subscribe","payload":"x","payload":"y"}""", "4400 Invalid message: \"payload\" is there twice")]
    public async Task What_breaks_the_protocol_closes(string message, string close)
    {
        using var socket = await _server.ConnectAcknowledged();

        await socket.Send(message);

        Assert.Equal(close, await socket.Receive());
    }

    [Fact]
    public async Task An_id_in_use_closes()
    {
        using var socket = await _server.ConnectAcknowledged();

        await socket.Send("""{"id":"a","type":"subscribe","payload":{"query":"subscription { silent }"}}""");
        await socket.Send("""{"id":"a","type":"subscribe","payload":{"query":"{ hello }"}}""");

        Assert.Equal("4409 Subscriber for a already exists", await socket.Receive());
        Assert.True(await _server.Patience.WasCancelled());
    }

    [Fact]
    public async Task Nothing_runs_before_the_acknowledgement()
    {
        using var socket = await _server.Connect();

        await socket.Send("""{"id":"1","type":"subscribe","payload":{"query":"mutation { count }"}}""");

        Assert.Equal("4401 Unauthorized: nothing runs before connection_ack", await socket.Receive());
        Assert.Equal(0, _server.Counter.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    public async Task A_socket_that_speaks_another_protocol_is_closed(string? subprotocol)
    {
        // A .NET client refuses an answer without the protocol it asked for, so it is read from the bare connection.
        if (subprotocol is null)
        {
            using var socket = await _server.Connect(null);
            Assert.Equal("4406 Subprotocol not acceptable: ask for graphql-transport-ws", await socket.Receive());
        }
        else
        {
            using var connection = await Serving.RawConnection.To(_server.Client.BaseAddress!);
            await connection.Send(
                $"GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: {subprotocol}\r\n\r\n");
            var received = System.Text.Encoding.Latin1.GetString(await connection.ReadToEnd());
            Assert.DoesNotContain("Sec-WebSocket-Protocol", received, StringComparison.Ordinal);
            Assert.Contains("Subprotocol not acceptable", received, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_binary_message_closes()
    {
        using var socket = await _server.ConnectAcknowledged();

        await socket.Send("""{"type":"ping"}""", WebSocketMessageType.Binary);

        Assert.Equal("4400 Invalid message: it is binary", await socket.Receive());
    }

    [Fact]
    public async Task A_message_above_the_size_of_a_body_closes()
    {
        using var socket = await _server.ConnectAcknowledged();

        await socket.Send(new string(' ', 1_048_577));

        Assert.Equal("1009 The message is too big", await socket.Receive());
    }
}
