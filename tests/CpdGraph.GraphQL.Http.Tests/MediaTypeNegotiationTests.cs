using CpdGraph.GraphQL.Http.Tests.Serving;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Http.Tests;

public sealed class MediaTypeNegotiationTests(GraphQLServer server)
{
    private const string Response = "application/graphql-response+json";
    private const string Json = "application/json";

    [Theory]
    [InlineData("", Json)]
    [InlineData("application/*", Json)]
    [InlineData("application/*;q=0.1", Json)]
    [InlineData("APPLICATION/GraphQL-Response+JSON", Response)]
    [InlineData("application/graphql-response+json, application/json;q=0.9", Response)]
    [InlineData("application/graphql-response+json;q=0.5, application/json", Json)]
    [InlineData("application/json, application/graphql-response+json", Response)]
    [InlineData("application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed", Response)]
    [InlineData("application/graphql-response+json;q=0, */*", Json)]
    [InlineData("application/json;q=0, */*", Response)]
    [InlineData("application/json, */*", Json)]
    [InlineData("application/graphql-response+json, */*", Response)]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Json)]
    [InlineData("text/html, application/*;q=0.2, */*;q=0.9, application/graphql-response+json;q=0.3", Response)]
    [InlineData("application/json; charset=utf-8", Json)]
    [InlineData("application/json; charset=\"UTF-8\"", Json)]
    [InlineData("application/json; charset=latin1, application/graphql-response+json;q=0.1", Response)]
    [InlineData("application/json; version=\"1,2\"", Json)]
    [Spec("Http.Accept")]
    public async Task The_type_that_the_client_likes_best_is_written(string accept, string expected)
    {
        var answer = await server.Post("""{"query":"{ hello }"}""", accept);

        Assert.Equal(200, answer.Status);
        Assert.Equal(expected + "; charset=utf-8", answer.Header("Content-Type"));
        Assert.Equal("Accept", answer.Header("Vary"));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/xml, text/*")]
    [InlineData("application/graphql+json")]
    [InlineData("application/json;q=0")]
    [InlineData("application/*;q=0")]
    [InlineData("*/*;q=0")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("nonsense")]
    [InlineData(",;=")]
    [Spec("Http.Accept")]
    public async Task A_client_that_accepts_nothing_of_ours_is_told_so_in_json(string accept)
    {
        var answer = await server.Post("""{"query":"{ hello }"}""", accept);

        await server.Refuses(answer, 406, "NOT_ACCEPTABLE");
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
        Assert.Contains("application/graphql-response+json", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_accept_headers_count_as_one()
    {
        var answer = await server.SendRaw(
            "GET /graphql?query=%7Bhello%7D HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: text/html\r\nAccept: application/graphql-response+json\r\n\r\n");

        Assert.Equal(200, answer.Status);
        Assert.Equal("application/graphql-response+json; charset=utf-8", answer.Header("Content-Type"));
    }
}
