using CpdGraph.GraphQL.Http.Tests.Serving;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Http.Tests;

public sealed class RequestContentTypeTests(GraphQLServer server)
{
    private const string Hello = """{"query":"{ hello }"}""";

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON")]
    [InlineData("application/json;charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/json; profile=x; charset=utf-8")]
    [Spec("Http.Post")]
    public async Task Json_in_utf_8_is_read(string contentType)
    {
        var answer = await server.Post(Hello, contentType: contentType);

        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/graphql")]
    [InlineData("application/graphql-response+json")]
    [InlineData("application/json-seq")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=utf-8; charset=latin1")]
    [InlineData("application/json, text/plain")]
    [InlineData("json")]
    [Spec("Http.ContentType")]
    public async Task Anything_else_is_refused_with_the_header_to_send(string contentType)
    {
        var answer = await server.Post(Hello, contentType: contentType);

        await server.Refuses(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
        Assert.Contains("Content-Type: application/json", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_content_types_are_refused()
    {
        var answer = await server.SendRaw(
            "POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Type: text/plain\r\n"
            + $"Content-Length: {Hello.Length}\r\n\r\n{Hello}");

        await server.Refuses(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    [Fact]
    public async Task A_long_content_type_is_repeated_in_part_only()
    {
        var answer = await server.Post(Hello, contentType: "text/" + new string('x', 5_000));

        await server.Refuses(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
        Assert.True(answer.Body.Length < 1_000);
    }

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(Hello, null, "application/json") };
        request.Content.Headers.ContentEncoding.Add("gzip");

        var answer = await server.Send(request);

        await server.Refuses(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
        Assert.Contains("Content-Encoding", answer.Message, StringComparison.Ordinal);
    }
}
