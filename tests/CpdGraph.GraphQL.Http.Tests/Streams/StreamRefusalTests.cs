using CpdGraph.GraphQL.Admission;
using CpdGraph.GraphQL.Execution;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Http.Tests.Streams;

/// <summary>What is refused only for now says so over streams too, when to come again, and leaves the connection as it was.</summary>
[Spec("Streams.RefusedForNow")]
public sealed class StreamRefusalTests
{
    private const string OutOfBudget =
        """[{"message":"Your budget is used up for now. Try again in 90 s, or ask for less at a time.","extensions":{"code":"RATE_LIMITED","retryAfterSeconds":90}}]""";

    private const string TooMuchToDo =
        """[{"message":"The server has more to do than it can. Try again in a moment.","extensions":{"code":"OVERLOADED","retryAfterSeconds":1}}]""";

    private static readonly ExecutionOptions OneAtATime = new() { Load = new LoadLimits { MaxRunning = 1 } };

    [Theory]
    [InlineData("subscription { ticks }")]
    [InlineData("{ hello }")]
    public async Task A_stream_without_budget_is_one_event_with_the_code_and_the_seconds(string operation)
    {
        var purse = new Purse();
        await using var server = await StreamServer.StartAsync(budget: purse);

        using (var refused = await server.Subscribe(operation))
        {
            Assert.Equal(200, (int)refused.Response.StatusCode);
            Assert.Equal([$"event: next|data: {{\"errors\":{OutOfBudget}}}", "event: complete|data: "], await refused.Rest());
        }

        purse.Left = 1;
        using var again = await server.Subscribe(operation);
        Assert.StartsWith("event: next|data: {\"data\":", await again.Next(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_takes_an_answer_as_well_as_a_stream_is_refused_by_status_and_header()
    {
        await using var server = await StreamServer.StartAsync(budget: new Purse());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7Bhello%7D");

        using var refused = await SseStream.OpenAsync(server.Client, request, "application/graphql-response+json, text/event-stream");

        Assert.Equal(429, (int)refused.Response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(90), refused.Response.Headers.RetryAfter?.Delta);
    }

    [Theory]
    [InlineData("subscription { ticks }")]
    [InlineData("{ hello }")]
    public async Task On_a_socket_without_budget_the_operation_is_refused_and_the_next_one_runs(string operation)
    {
        var purse = new Purse();
        await using var server = await StreamServer.StartAsync(budget: purse);
        using var socket = await server.ConnectAcknowledged();

        await socket.Send(Subscribe(operation));
        Assert.Equal($"{{\"id\":\"1\",\"type\":\"error\",\"payload\":{OutOfBudget}}}", await socket.Receive());

        purse.Left = 1;
        await socket.Send(Subscribe(operation));
        Assert.StartsWith("""{"id":"1","type":"next","payload":{"data":""", await socket.Receive(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_comes_while_there_is_too_much_to_do_is_one_event_with_the_code_and_the_seconds()
    {
        await using var server = await StreamServer.StartAsync(engine: OneAtATime);
        using var busy = await server.ConnectAcknowledged();
        await busy.Send(Subscribe("{ wait }"));
        Assert.True(await server.Patience.HasBegun());

        using (var refused = await server.Subscribe("subscription { ticks }"))
        {
            Assert.Equal([$"event: next|data: {{\"errors\":{TooMuchToDo}}}", "event: complete|data: "], await refused.Rest());
        }

        await busy.Send("""{"id":"1","type":"complete"}""");
        await Eventually(async () =>
        {
            using var again = await server.Subscribe("subscription { ticks(upTo: 1) }");

            return (await again.Next())!.StartsWith("event: next|data: {\"data\":{\"ticks\":1}}", StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task On_a_socket_with_too_much_to_do_the_operation_is_refused_and_a_later_one_runs()
    {
        await using var server = await StreamServer.StartAsync(engine: OneAtATime);
        using var socket = await server.ConnectAcknowledged();
        await socket.Send("""{"id":"busy","type":"subscribe","payload":{"query":"{ wait }"}}""");
        Assert.True(await server.Patience.HasBegun());

        await socket.Send(Subscribe("{ hello }"));
        Assert.Equal($"{{\"id\":\"1\",\"type\":\"error\",\"payload\":{TooMuchToDo}}}", await socket.Receive());

        await socket.Send("""{"id":"busy","type":"complete"}""");
        Assert.True(await server.Patience.WasCancelled());
        await Eventually(async () =>
        {
            await socket.Send(Subscribe("{ hello }"));
            var answer = await socket.Receive();

            return answer != $"{{\"id\":\"1\",\"type\":\"error\",\"payload\":{TooMuchToDo}}}"
                && answer == """{"id":"1","type":"next","payload":{"data":{"hello":"world"}}}""";
        });
    }

    [Fact]
    public async Task Events_cost_nothing_once_the_stream_is_paid_for()
    {
        var purse = new Purse { Left = 2 };
        await using var server = await StreamServer.StartAsync(budget: purse);
        using var stream = await server.Subscribe("subscription { ticks(upTo: 50) }");
        using var socket = await server.ConnectAcknowledged();
        await socket.Send(Subscribe("subscription { ticks(upTo: 50) }"));

        Assert.Equal(
            [.. Enumerable.Range(1, 50).Select(i => $"event: next|data: {{\"data\":{{\"ticks\":{i}}}}}"), "event: complete|data: "],
            await stream.Rest());

        for (var i = 1; i <= 50; i++)
        {
            Assert.Equal($"{{\"id\":\"1\",\"type\":\"next\",\"payload\":{{\"data\":{{\"ticks\":{i}}}}}}}", await socket.Receive());
        }

        Assert.Equal("""{"id":"1","type":"complete"}""", await socket.Receive());
        Assert.Equal((2, 0), (purse.Spent, purse.Left));
    }

    private static string Subscribe(string operation) => "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"" + operation + "\"}}";

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        while (!await holds())
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
