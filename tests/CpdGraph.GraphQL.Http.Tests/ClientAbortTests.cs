using CpdGraph.GraphQL.Http.Tests.Serving;
using Microsoft.Extensions.Logging;

namespace CpdGraph.GraphQL.Http.Tests;

public sealed class ClientAbortTests(GraphQLServer server)
{
    private const string Head = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

    [Fact]
    public async Task A_client_that_goes_away_while_its_query_runs_cancels_it()
    {
        const string body = """{"query":"{ wait }"}""";
        using var connection = await RawConnection.To(server.Address);
        await connection.Send($"{Head}Content-Length: {body.Length}\r\n\r\n{body}");
        Assert.True(await server.Patience.HasBegun());

        connection.Reset();

        Assert.True(await server.Patience.WasCancelled());
        await server.GoesOn();
        Assert.DoesNotContain(server.Log.AtLeast(LogLevel.Warning), entry => entry.Contains("cancel", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Clients_that_go_away_within_their_body_are_not_errors()
    {
        for (var i = 0; i < 20; i++)
        {
            using var connection = await RawConnection.To(server.Address);
            await connection.Send($"{Head}Content-Length: 1000\r\n\r\n{{\"query\":\"{new string('x', i * 20)}");
            connection.Reset();
        }

        await server.GoesOn();
        Assert.DoesNotContain(server.Log.AtLeast(LogLevel.Error), entry => entry.Contains("reset", StringComparison.OrdinalIgnoreCase));
    }
}
