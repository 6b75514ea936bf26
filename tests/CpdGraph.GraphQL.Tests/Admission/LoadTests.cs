using CpdGraph.GraphQL.Admission;

namespace CpdGraph.GraphQL.Tests.Admission;

/// <summary>More than the server can do at a time is refused at once, and it recovers.</summary>
public sealed class LoadTests
{
    private const string Overloaded = """{"errors":[{"message":"The server has more to do than it can. Try again in a moment.","extensions":{"code":"OVERLOADED","retryAfterSeconds":1}}]}""";

    [Theory]
    [InlineData("{ slow }")]
    [InlineData("mutation { slow }")]
    public async Task Two_run_three_queue_and_the_next_is_refused_until_there_is_room_again(string document)
    {
        using var gate = new Gate(new LoadLimits { MaxWaiting = 2, MaxQueued = 3 });
        var first = Enumerable.Range(0, 5).Select(_ => gate.Answer(document)).ToArray();

        await gate.Arrived(2);

        var refused = await gate.Send(document);

        Assert.Equal(1, refused.RetryAfterSeconds);
        Assert.False(refused.HasData);
        Assert.Equal(Overloaded, Gate.Read(refused));
        Assert.DoesNotContain(first, answer => answer.IsCompleted);

        gate.Open(5);
        Assert.All(await Task.WhenAll(first), answer => Assert.Equal("""{"data":{"slow":1}}""", answer));

        gate.Open(1);
        Assert.Equal("""{"data":{"slow":1}}""", await gate.Answer(document));
    }

    [Fact]
    public async Task What_is_read_from_memory_goes_on_while_those_that_wait_are_full()
    {
        using var gate = new Gate(new LoadLimits { MaxWaiting = 1, MaxQueued = 0 });
        var waiting = gate.Answer("{ slow }");

        await gate.Arrived(1);

        Assert.Equal(Overloaded, await gate.Answer("{ fast slow }"));
        Assert.Equal("""{"data":{"fast":2}}""", await gate.Answer("{ fast }"));

        gate.Open(1);
        await waiting;
    }

    [Fact]
    public async Task Whoever_hangs_up_leaves_the_place_and_the_queue()
    {
        using var gate = new Gate(new LoadLimits { MaxWaiting = 1, MaxQueued = 1 });
        using var client = new CancellationTokenSource();
        var running = gate.Send("{ slow }", client.Token);

        await gate.Arrived(1);

        var queued = gate.Send("{ slow }", client.Token);

        await client.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queued);

        gate.Open(2);
        Assert.Equal(
            ["""{"data":{"slow":1}}""", """{"data":{"slow":1}}"""],
            await Task.WhenAll(gate.Answer("{ slow }"), gate.Answer("{ slow }")));
    }

    [Fact]
    public async Task An_operation_counts_until_its_answer_is_sent()
    {
        using var gate = new Gate(new LoadLimits { MaxRunning = 2 });
        var one = await gate.Send("{ fast }");
        var other = await gate.Send("{ fast }");

        Assert.Equal(Overloaded, await gate.Answer("{ fast }"));

        one.Dispose();
        one.Dispose();

        Assert.Equal("""{"data":{"fast":2}}""", await gate.Answer("{ fast }"));
        other.Dispose();
    }

    [Fact]
    public async Task One_that_fails_or_is_refused_counts_no_longer()
    {
        using var gate = new Gate(new LoadLimits { MaxRunning = 1 });
        using var client = new CancellationTokenSource();
        var running = gate.Send("{ slow }", client.Token);

        await gate.Arrived(1);
        await client.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Contains("Cannot query field", await gate.Answer("{ unknown }"), StringComparison.Ordinal);
        Assert.Equal("""{"data":{"fast":2}}""", await gate.Answer("{ fast }"));
    }

    [Fact]
    public async Task Answers_that_are_not_sent_yet_count_by_their_bytes()
    {
        using var gate = new Gate(new LoadLimits { MaxAnsweringBytes = 19 });
        var answer = await gate.Send("{ fast }");

        Assert.Equal(19, answer.Body.Length);
        Assert.Equal(Overloaded, await gate.Answer("{ fast }"));

        answer.Dispose();
        Assert.Equal("""{"data":{"fast":2}}""", await gate.Answer("{ fast }"));
    }
}
