using CpdGraph.GraphQL.Http.Tests.Serving;

namespace CpdGraph.GraphQL.Http.Tests;

public sealed class SchemaEndpointTests(GraphQLServer server)
{
    private const string Path = "/graphql/schema.graphql";

    [Fact]
    public async Task The_schema_is_served_as_text_with_an_etag()
    {
        var answer = await Ask(HttpMethod.Get);

        Assert.Equal(200, answer.Status);
        Assert.Equal("text/plain; charset=utf-8", answer.Header("Content-Type"));
        Assert.Equal(server.SchemaText, answer.Text);
        Assert.Matches("^W/\"[0-9a-f]{64}\"$", answer.Header("ETag"));
    }

    [Theory]
    [InlineData("ETAG")]
    [InlineData("STRONG")]
    [InlineData("\"x\", ETAG")]
    [InlineData("*")]
    public async Task A_client_that_has_the_schema_gets_304_and_no_body(string ifNoneMatch)
    {
        var etag = (await Ask(HttpMethod.Get)).Header("ETag");

        var answer = await Ask(HttpMethod.Get, ifNoneMatch.Replace("ETAG", etag, StringComparison.Ordinal).Replace("STRONG", etag![2..], StringComparison.Ordinal));

        Assert.Equal(304, answer.Status);
        Assert.Equal(etag, answer.Header("ETag"));
        Assert.Empty(answer.Body);
    }

    [Theory]
    [InlineData("\"x\"")]
    [InlineData("nonsense")]
    public async Task A_client_that_has_another_schema_gets_this_one(string ifNoneMatch)
    {
        var answer = await Ask(HttpMethod.Get, ifNoneMatch);

        Assert.Equal(200, answer.Status);
        Assert.Equal(server.SchemaText, answer.Text);
    }

    [Fact]
    public async Task Head_gives_the_headers_only()
    {
        var get = await Ask(HttpMethod.Get);

        var answer = await Ask(HttpMethod.Head);

        Assert.Equal(get.Header("ETag"), answer.Header("ETag"));
        Assert.Equal(get.Header("Content-Length"), answer.Header("Content-Length"));
        Assert.Empty(answer.Body);
    }

    [Fact]
    public async Task Posting_is_refused()
    {
        var answer = await Ask(HttpMethod.Post);

        await server.Refuses(answer, 405, "METHOD_NOT_ALLOWED");
        Assert.Equal("GET, HEAD", answer.Header("Allow"));
    }

    private async Task<Answer> Ask(HttpMethod method, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(method, Path);

        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        return await server.Send(request, accept: null);
    }
}
