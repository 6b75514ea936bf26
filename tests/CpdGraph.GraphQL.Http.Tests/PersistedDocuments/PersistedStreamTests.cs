using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Http.Tests.PersistedDocuments;

/// <summary>Stored documents by event stream and by WebSocket: what is true of them over HTTP is true there.</summary>
[Spec("Http.PersistedDocuments")]
public sealed class PersistedStreamTests
{
    private const string Echo = "query Echo($t: String) { echo(text: $t) }";
    private const string Ticks = "subscription Ticks { ticks }";
    private const string SendsQuery = """{"query":"{ hello }"}""";

    private static readonly string[] ThreeTicks =
    [
        """event: next|data: {"data":{"ticks":1}}""",
        """event: next|data: {"data":{"ticks":2}}""",
        """event: next|data: {"data":{"ticks":3}}""",
        "event: complete|data: ",
    ];

    private static readonly string[] OneEcho = ["""event: next|data: {"data":{"echo":"a"}}""", "event: complete|data: "];

    [Theory]
    [InlineData("Allow")]
    [InlineData("Only")]
    public async Task A_stream_is_asked_for_by_an_id(string mode)
    {
        using var folder = Folder();
        await using var server = await PersistedServer.Start(mode, folder);

        Assert.Equal(ThreeTicks, await server.Events("""{"documentId":"Ticks"}"""));
        Assert.Equal(ThreeTicks, await server.EventsByGet("documentId=Ticks"));
        Assert.Equal(ThreeTicks, await server.Events($$"""{"documentId":"{{PersistedFolder.IdOf(Ticks)}}"}"""));
        Assert.Equal(OneEcho, await server.Events("""{"documentId":"Echo","variables":{"t":"a"}}"""));
        Assert.Equal(OneEcho, await server.EventsByGet("documentId=Echo&variables=%7B%22t%22%3A%22a%22%7D"));
    }

    [Theory]
    [InlineData("Allow")]
    [InlineData("Only")]
    public async Task A_socket_runs_operations_by_their_ids(string mode)
    {
        using var folder = Folder();
        await using var server = await PersistedServer.Start(mode, folder);
        using var socket = await server.Connect();

        await socket.Send("""{"id":"1","type":"subscribe","payload":{"documentId":"Ticks"}}""");
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"ticks":1}}}""", await socket.Receive());
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"ticks":2}}}""", await socket.Receive());
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"ticks":3}}}""", await socket.Receive());
        Assert.Equal("""{"id":"1","type":"complete"}""", await socket.Receive());

        await socket.Send("""{"id":"1","type":"subscribe","payload":{"documentId":"Echo","variables":{"t":"a"}}}""");
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"echo":"a"}}}""", await socket.Receive());
        Assert.Equal("""{"id":"1","type":"complete"}""", await socket.Receive());
    }

    [Theory]
    [InlineData("Allow", """{"documentId":"Nothing"}""", 400, "PERSISTED_QUERY_NOT_FOUND")]
    [InlineData("Only", """{"documentId":"Nothing"}""", 400, "PERSISTED_QUERY_NOT_FOUND")]
    [InlineData("Only", SendsQuery, 403, "FORBIDDEN")]
    [InlineData("Off", """{"documentId":"Ticks"}""", 400, "BAD_REQUEST")]
    public async Task What_is_not_served_here_is_refused_to_a_stream_as_to_any_request(string mode, string request, int status, string code)
    {
        using var folder = Folder();
        await using var server = await PersistedServer.Start(mode, folder);

        var answer = await server.RefusedStream(request);

        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("Allow", """{"documentId":"Nothing"}""", "PERSISTED_QUERY_NOT_FOUND")]
    [InlineData("Only", """{"documentId":"Nothing"}""", "PERSISTED_QUERY_NOT_FOUND")]
    [InlineData("Only", SendsQuery, "FORBIDDEN")]
    [InlineData("Off", """{"documentId":"Ticks"}""", "BAD_REQUEST")]
    public async Task What_is_not_served_here_is_told_to_the_operation_and_the_socket_goes_on(string mode, string request, string code)
    {
        using var folder = Folder();
        await using var server = await PersistedServer.Start(mode, folder);
        using var socket = await server.Connect();

        await socket.Send($$"""{"id":"1","type":"subscribe","payload":{{request}}}""");
        var refusal = await socket.Receive();
        await socket.Send($$"""{"id":"1","type":"subscribe","payload":{{(mode == "Off" ? SendsQuery : """{"documentId":"Echo"}""")}}}""");

        Assert.StartsWith("""{"id":"1","type":"error","payload":[{"message":""", refusal, StringComparison.Ordinal);
        Assert.Contains($"\"code\":\"{code}\"", refusal, StringComparison.Ordinal);
        Assert.StartsWith("""{"id":"1","type":"next",""", await socket.Receive(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_ids_are_allowed_a_stream_and_a_socket_may_send_documents_as_well()
    {
        using var folder = Folder();
        await using var server = await PersistedServer.Start("Allow", folder);
        using var socket = await server.Connect();

        Assert.Equal(ThreeTicks, await server.Events("""{"query":"subscription { ticks }"}"""));
        await socket.Send($$"""{"id":"1","type":"subscribe","payload":{{SendsQuery}}}""");
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"hello":"world"}}}""", await socket.Receive());
    }

    [Theory]
    [InlineData("""{"documentId":"Echo","query":"{ hello }"}""")]
    [InlineData("""{"documentId":7}""")]
    public async Task What_is_no_request_breaks_the_protocol_of_a_socket(string request)
    {
        using var folder = Folder();
        await using var server = await PersistedServer.Start("Allow", folder);
        using var socket = await server.Connect();

        await socket.Send($$"""{"id":"1","type":"subscribe","payload":{{request}}}""");

        Assert.Equal("4400 Invalid message: the payload of subscribe is no GraphQL request", await socket.Receive());
    }

    private static PersistedFolder Folder() => new PersistedFolder().With("Echo.graphql", Echo).With("Ticks.graphql", Ticks);
}
