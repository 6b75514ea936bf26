using CpdGraph.GraphQL.Http.Tests.Serving;

namespace CpdGraph.GraphQL.Http.Tests.Audit;

/// <summary>The statements of the <c>graphql-http</c> audit (1.23) on media types, methods and encodings, by their ids.</summary>
public sealed class MediaTypeAudits(GraphQLServer server)
{
    private const string TypeName = """{"query":"{ __typename }"}""";

    [Fact]
    public async Task Audit_22EB_application_graphql_response_json_is_accepted_and_matched()
    {
        var answer = await server.Post(TypeName, accept: "application/graphql-response+json");

        Assert.Equal(200, answer.Status);
        Assert.Equal("application/graphql-response+json; charset=utf-8", answer.Header("Content-Type"));
    }

    [Fact]
    public async Task Audit_4655_application_json_is_accepted_and_matched()
    {
        var answer = await server.Post(TypeName, accept: "application/json");

        Assert.Equal(200, answer.Status);
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
    }

    [Fact]
    public async Task Audit_47DE_anything_accepted_gives_application_json()
    {
        var answer = await server.Post(TypeName, accept: "*/*");

        Assert.Equal(200, answer.Status);
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
    }

    [Fact]
    public async Task Audit_80D8_a_missing_accept_gives_application_json()
    {
        var answer = await server.Post(TypeName, accept: null);

        Assert.Equal(200, answer.Status);
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
    }

    [Fact]
    public async Task Audit_82A3_the_answer_is_utf_8()
    {
        var answer = await server.Post("""{"query":"{ echo(text: \"Grüße 🏃\") }"}""", accept: null);

        Assert.Equal(200, answer.Status);
        Assert.True(System.Text.Unicode.Utf8.IsValid(answer.Body));
        Assert.Equal("Grüße 🏃", answer.Json.GetProperty("data").GetProperty("echo").GetString());
    }

    [Fact]
    public async Task Audit_BF61_a_utf_8_request_is_accepted()
    {
        var answer = await server.Post(
            """{"query":"{ __type(name: \"Run🏃Swim🏊\") { name } }"}""", accept: null, contentType: "application/json; charset=utf-8");

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Audit_78D5_utf_8_is_assumed_when_no_encoding_is_given()
    {
        var answer = await server.Post("""{"query":"{ echo(text: \"ü\") }"}""", accept: null, contentType: "application/json");

        Assert.Equal(200, answer.Status);
        Assert.Equal("ü", answer.Json.GetProperty("data").GetProperty("echo").GetString());
    }

    [Fact]
    public async Task Audit_2C94_post_is_accepted()
    {
        var answer = await server.Post(TypeName, accept: null);

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Audit_5A70_get_is_accepted()
    {
        var answer = await server.Get("query=%7B+__typename+%7D", accept: "*/*");

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Audit_9C48_a_mutation_is_not_run_by_get()
    {
        var before = server.Counter.Value;

        var answer = await server.Get("query=mutation+%7B+count+%7D");

        await server.Refuses(answer, 405, "METHOD_NOT_ALLOWED");
        Assert.Equal("POST", answer.Header("Allow"));
        Assert.Equal(before, server.Counter.Value);
    }

    [Fact]
    public async Task Audit_9ABE_a_post_without_content_type_is_refused()
    {
        var answer = await server.Post(TypeName, contentType: null);

        await server.Refuses(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    [Fact]
    public async Task Audit_03D4_a_post_of_application_json_is_accepted()
    {
        var answer = await server.Post(TypeName, accept: null, contentType: "application/json");

        Assert.Equal(200, answer.Status);
    }
}
