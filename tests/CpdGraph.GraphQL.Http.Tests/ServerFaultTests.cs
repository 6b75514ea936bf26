using CpdGraph.GraphQL.Http.Tests.Serving;
using CpdGraph.Testing;
using Microsoft.Extensions.Logging;

namespace CpdGraph.GraphQL.Http.Tests;

public sealed class ServerFaultTests(GraphQLServer server)
{
    [Fact]
    [Spec("Http.Faults")]
    public async Task A_fault_before_the_answer_is_500_with_a_trace_id_and_nothing_of_the_exception()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/faulty")
        {
            Content = new StringContent("""{"query":"{ hello }"}""", null, "application/json"),
        };

        var answer = await server.Send(request);

        await server.Refuses(answer, 500, "INTERNAL");
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);

        var traceId = answer.Error.GetProperty("extensions").GetProperty("traceId").GetString()!;
        Assert.Contains(traceId, answer.Message, StringComparison.Ordinal);
        Assert.Single(server.Log.AtLeast(LogLevel.Warning), entry => entry.Contains(traceId, StringComparison.Ordinal));
    }
}
