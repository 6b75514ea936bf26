using System.Net;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Http.Tests.Streams;

/// <summary>The distinct connections mode of the graphql-sse protocol, line by line.</summary>
[Spec("Streams.Sse")]
public sealed class SseTests : IAsyncLifetime
{
    private StreamServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await StreamServer.StartAsync(options => options.KeepAliveSeconds = 1);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_subscription_is_a_next_event_for_each_result_and_a_complete_with_empty_data()
    {
        using var stream = await _server.Subscribe("subscription { ticks(upTo: 2) }");

        Assert.Equal(["event: next|data: {\"data\":{\"ticks\":1}}", "event: next|data: {\"data\":{\"ticks\":2}}", "event: complete|data: "], await stream.Rest());
    }

    [Fact]
    public async Task Its_headers_let_nothing_on_the_way_keep_or_gather_it()
    {
        using var stream = await _server.Subscribe("subscription { silent }");

        Assert.Equal(HttpStatusCode.OK, stream.Response.StatusCode);
        Assert.Equal("text/event-stream; charset=utf-8", stream.Response.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-store", stream.Response.Headers.CacheControl!.ToString());
        Assert.Equal("no", Assert.Single(stream.Response.Headers.GetValues("X-Accel-Buffering")));
        Assert.Equal("Accept", Assert.Single(stream.Response.Headers.Vary));
        Assert.Null(stream.Response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task The_client_hears_at_once_and_then_a_comment_while_nothing_happens()
    {
        using var stream = await _server.Subscribe("subscription { silent }");

        Assert.Equal(":", await stream.Block());
        Assert.Equal(":", await stream.Block());
        Assert.Equal(":", await stream.Block());
    }

    [Fact]
    public async Task An_event_is_sent_when_it_happens_after_a_silence_too()
    {
        using var stream = await _server.Subscribe("subscription { posted }");
        Assert.Equal(":", await stream.Block());
        Assert.Equal(":", await stream.Block());

        _server.Posts.Publish("Grüße\r\n\u2028now");

        Assert.Equal("event: next|data: {\"data\":{\"posted\":\"Grüße\\r\\n\\u2028now\"}}", await stream.Next());
    }

    [Theory]
    [InlineData("{ hello }", "event: next|data: {\"data\":{\"hello\":\"world\"}}")]
    [InlineData("mutation { count }", "event: next|data: {\"data\":{\"count\":1}}")]
    public async Task A_query_and_a_mutation_have_one_next_event(string operation, string next)
    {
        using var stream = await _server.Subscribe(operation);

        Assert.Equal([next, "event: complete|data: "], await stream.Rest());
    }

    [Theory]
    [InlineData("subscription { nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription {", "GRAPHQL_PARSE_FAILED")]
    public async Task What_the_engine_refuses_is_told_in_an_accepted_stream(string operation, string code)
    {
        using var stream = await _server.Subscribe(operation);

        Assert.Equal(HttpStatusCode.OK, stream.Response.StatusCode);
        var events = await stream.Rest();
        Assert.StartsWith("event: next|data: {\"errors\":[", events[0], StringComparison.Ordinal);
        Assert.Contains(code, events[0], StringComparison.Ordinal);
        Assert.Equal("event: complete|data: ", Assert.Single(events.Skip(1)));
    }

    [Fact]
    public async Task What_is_no_request_has_the_status_of_any_other()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent("{", System.Text.Encoding.UTF8, "application/json") };
        using var stream = await SseStream.OpenAsync(_server.Client, request);

        Assert.Equal(HttpStatusCode.BadRequest, stream.Response.StatusCode);
        Assert.Equal("application/json", stream.Response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_source_that_fails_ends_the_stream_with_an_error()
    {
        using var stream = await _server.Subscribe("subscription { failing }");

        var events = await stream.Rest();

        Assert.Equal("event: next|data: {\"data\":{\"failing\":1}}", events[0]);
        Assert.Contains("The source has run dry.", events[1], StringComparison.Ordinal);
        Assert.Equal("event: complete|data: ", events[2]);
    }

    [Fact]
    public async Task A_subscription_may_come_by_GET_as_EventSource_sends_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString("subscription ($n: Int!) { ticks(upTo: $n) }") + "&variables=%7B%22n%22%3A1%7D");
        using var stream = await SseStream.OpenAsync(_server.Client, request);

        Assert.Equal(["event: next|data: {\"data\":{\"ticks\":1}}", "event: complete|data: "], await stream.Rest());
    }

    [Fact]
    public async Task A_mutation_does_not_come_by_GET()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString("mutation { count }"));
        using var stream = await SseStream.OpenAsync(_server.Client, request);

        Assert.Contains("METHOD_NOT_ALLOWED", (await stream.Rest())[0], StringComparison.Ordinal);
        Assert.Equal(0, _server.Counter.Value);
    }

    [Theory]
    [InlineData("application/json, text/event-stream", "{ hello }", "application/json")]
    [InlineData("application/json, text/event-stream", "subscription { ticks }", "text/event-stream")]
    [InlineData("application/json;q=0.5, text/event-stream", "{ hello }", "text/event-stream")]
    [InlineData("application/json, text/event-stream;q=0", "{ hello }", "application/json")]
    [InlineData("*/*", "subscription { ticks }", "application/json")]
    public async Task Who_takes_both_gets_JSON_for_what_has_one_result(string accept, string operation, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString(operation));
        using var stream = await SseStream.OpenAsync(_server.Client, request, accept);

        Assert.Equal(type, stream.Response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_client_that_goes_away_ends_the_source_at_once()
    {
        var stream = await _server.Subscribe("subscription { silent }");
        Assert.True(await _server.Patience.HasBegun());

        stream.Dispose();

        Assert.True(await _server.Patience.WasCancelled());
        Assert.Empty(_server.Log.AtLeast(Microsoft.Extensions.Logging.LogLevel.Warning));
    }
}
