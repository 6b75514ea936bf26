using CpdGraph.GraphQL.Http.Tests.Serving;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Http.Tests;

public sealed class MethodTests(GraphQLServer server)
{
    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("TRACE")]
    [InlineData("BREW")]
    [Spec("Http.OtherMethods")]
    public async Task A_method_other_than_get_and_post_is_refused_with_those_allowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/graphql?query=%7Bhello%7D");

        var answer = await server.Send(request);

        await server.Refuses(answer, 405, "METHOD_NOT_ALLOWED");
        Assert.Equal("GET, POST", answer.Header("Allow"));
        Assert.Contains("GET, POST", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_says_what_is_allowed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/graphql");

        var answer = await server.Send(request, accept: null);

        Assert.Equal(204, answer.Status);
        Assert.Equal("GET, HEAD, OPTIONS, POST", answer.Header("Allow"));
        Assert.Empty(answer.Body);
    }

    [Fact]
    [Spec("Http.Head")]
    public async Task Head_gives_the_headers_of_a_get_and_no_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/graphql?query=%7Bhello%7D");

        var answer = await server.Send(request);

        Assert.Equal(200, answer.Status);
        Assert.Equal("26", answer.Header("Content-Length"));
        Assert.Empty(answer.Body);
    }

    [Fact]
    public async Task Head_does_not_run_a_mutation()
    {
        var before = server.Counter.Value;
        using var request = new HttpRequestMessage(HttpMethod.Head, "/graphql?query=mutation%7Bcount%7D");

        var answer = await server.Send(request);

        Assert.Equal(405, answer.Status);
        Assert.Equal("POST", answer.Header("Allow"));
        Assert.Equal(before, server.Counter.Value);
    }

    [Fact]
    [Spec("Http.MutationByGet")]
    public async Task A_mutation_by_get_is_refused_as_application_json_too()
    {
        var answer = await server.Get("query=mutation%7Bcount%7D", accept: "application/json");

        await server.Refuses(answer, 405, "METHOD_NOT_ALLOWED");
        Assert.Equal("POST", answer.Header("Allow"));
    }

    [Fact]
    public async Task A_subscription_by_get_is_refused()
    {
        var answer = await server.Get("query=subscription%7Bticks%7D");

        await server.Refuses(answer, 405, "METHOD_NOT_ALLOWED");
        Assert.Equal("POST", answer.Header("Allow"));
    }

    [Fact]
    public async Task A_subscription_by_post_is_refused_without_naming_post_as_the_mend()
    {
        var answer = await server.Post("""{"query":"subscription { ticks }"}""");

        await server.Refuses(answer, 400, "METHOD_NOT_ALLOWED");
        Assert.Null(answer.Header("Allow"));
    }

    [Fact]
    public async Task A_mutation_beside_the_chosen_query_does_not_stop_a_get()
    {
        var before = server.Counter.Value;

        var answer = await server.Get("query=" + Uri.EscapeDataString("query A { hello } mutation B { count }") + "&operationName=A");

        Assert.Equal("""{"data":{"hello":"world"}}""", answer.Text);
        Assert.Equal(before, server.Counter.Value);
    }

    [Fact]
    public async Task A_mutation_runs_by_post()
    {
        var before = server.Counter.Value;

        var answer = await server.Post("""{"query":"mutation { count }"}""");

        Assert.Equal(200, answer.Status);
        Assert.True(server.Counter.Value > before);
    }
}
