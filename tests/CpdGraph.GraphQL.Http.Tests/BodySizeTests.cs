using CpdGraph.GraphQL.Http.Tests.Serving;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Http.Tests;

public sealed class BodySizeTests(GraphQLServer server)
{
    private const int Limit = 1_048_576;
    private const string Head = "POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n";

    [Fact]
    public async Task A_body_of_exactly_the_limit_is_read()
    {
        var answer = await server.Post("""{"query":"{ hello }"}""".PadRight(Limit));

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    [Spec("Http.Sizes")]
    public async Task A_body_declared_as_too_large_is_refused_before_it_is_sent()
    {
        using var connection = await RawConnection.To(server.Address);
        await connection.Send($"{Head}Content-Length: {Limit + 1}\r\n\r\n{{");

        var answer = await connection.ReadAnswer();

        await server.Refuses(answer, 413, "LIMIT_EXCEEDED");
        Assert.Equal(Limit, answer.Error.GetProperty("extensions").GetProperty("maximum").GetInt32());
        Assert.Equal(Limit + 1, answer.Error.GetProperty("extensions").GetProperty("actual").GetInt32());
    }

    [Fact]
    public async Task A_body_declared_as_enormous_is_refused()
    {
        var answer = await server.SendRaw($"{Head}Content-Length: 9000000000000000000\r\n\r\n");

        await server.Refuses(answer, 413, "LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task A_chunked_body_that_grows_beyond_the_limit_is_refused()
    {
        using var connection = await RawConnection.To(server.Address);
        await connection.Send($"{Head}Transfer-Encoding: chunked\r\n\r\n");
        var chunk = $"8000\r\n{new string(' ', 0x8000)}\r\n";

        for (var sent = 0; sent <= Limit; sent += 0x8000)
        {
            await connection.Send(chunk);
        }

        var answer = await connection.ReadAnswer();

        await server.Refuses(answer, 413, "LIMIT_EXCEEDED");
        Assert.True(answer.Error.GetProperty("extensions").GetProperty("actual").GetInt32() > Limit);
    }

    [Fact]
    public async Task A_chunked_body_in_single_bytes_is_put_together()
    {
        var chunks = string.Concat("""{"query":"{ hello }"}""".Select(character => $"1\r\n{character}\r\n"));

        var answer = await server.SendRaw($"{Head}Transfer-Encoding: chunked\r\n\r\n{chunks}0\r\n\r\n");

        Assert.Equal("""{"data":{"hello":"world"}}""", answer.Text);
    }

    [Fact]
    public async Task Malformed_chunks_are_refused()
    {
        var answer = await server.SendRaw($"{Head}Transfer-Encoding: chunked\r\n\r\nzz\r\n{{}}\r\n0\r\n\r\n");

        await server.Refuses(answer, 400, "BAD_REQUEST");
    }

    [Fact]
    [Spec("Http.Sizes")]
    public async Task A_body_that_comes_too_slowly_is_refused()
    {
        using var connection = await RawConnection.To(server.Address);
        await connection.Send($"{Head}Content-Length: 100\r\n\r\n{{\"query\"");

        var answer = await connection.ReadAnswer();

        await server.Refuses(answer, 408, "TIMEOUT");
    }

    [Fact]
    public async Task A_body_that_ends_early_is_nobodys_fault()
    {
        using var connection = await RawConnection.To(server.Address);
        await connection.Send($"{Head}Content-Length: 100\r\n\r\n{{\"query\"");
        connection.EndSending();

        // Kestrel takes the end of sending for the end of the connection: there is nobody to answer.
        Assert.Empty(await connection.ReadToEnd());
        await server.GoesOn();
    }
}
