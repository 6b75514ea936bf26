using CpdGraph.GraphQL.Http.Tests.Serving;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Http.Tests;

public sealed class RequestEnvelopeTests(GraphQLServer server)
{
    [Theory]
    [InlineData("query", """{"query":"{ hello }","query":"{ hello }"}""")]
    [InlineData("query", """{"query":"{ hello }","qu\u0065ry":"{ hello }"}""")]
    [InlineData("query", """{"query":null,"query":"{ hello }"}""")]
    [InlineData("operationName", """{"query":"{ hello }","operationName":null,"operationName":"A"}""")]
    [InlineData("variables", """{"variables":{},"query":"{ hello }","variables":{}}""")]
    [InlineData("extensions", """{"extensions":{},"query":"{ hello }","extensions":null}""")]
    public async Task A_member_given_twice_is_refused(string member, string body)
    {
        var answer = await server.Post(body);

        await server.Refuses(answer, 400, "BAD_REQUEST");
        Assert.Equal($"\"{member}\" is there twice. Send it once.", answer.Message);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"query":null}""")]
    [InlineData("""{"Query":"{ hello }"}""")]
    [InlineData("""{"variables":{"query":"{ hello }"}}""")]
    [Spec("Http.WrongMembers")]
    public async Task A_request_without_a_query_is_refused(string body)
    {
        var answer = await server.Post(body);

        await server.Refuses(answer, 400, "BAD_REQUEST");
        Assert.StartsWith("The member \"query\" is missing or null.", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_of_the_wrong_kind_is_refused_with_its_place()
    {
        var answer = await server.Post("{\"query\":\"{ hello }\",\n \"variables\":[1]}");

        await server.Refuses(answer, 400, "BAD_REQUEST");
        Assert.Equal(2, answer.Error.GetProperty("extensions").GetProperty("line").GetInt32());
        Assert.Equal(14, answer.Error.GetProperty("extensions").GetProperty("column").GetInt32());
    }

    [Fact]
    public async Task An_empty_query_is_a_document_that_does_not_parse()
    {
        var answer = await server.Post("""{"query":""}""");

        await server.Refuses(answer, 400, "GRAPHQL_PARSE_FAILED");
    }

    [Fact]
    [Spec("Http.UnknownMembers")]
    public async Task Members_that_nobody_knows_are_ignored_whatever_they_hold()
    {
        var answer = await server.Post("""{"id":[{"query":1}],"query":"{ hello }","doc_id":null,"":{"variables":7},"id":2}""");

        Assert.Equal("""{"data":{"hello":"world"}}""", answer.Text);
    }

    [Fact]
    public async Task Escapes_in_the_query_and_in_names_are_understood()
    {
        var answer = await server.Post("""{"qu\u0065ry":"query A {\n\thello\n}\r\nquery \u0042 {\n  echo(text: \"\u00fc\\n\")\n}","operation\u004eame":"\u0042"}""");

        Assert.Equal("ü\n", answer.Json.GetProperty("data").GetProperty("echo").GetString());
    }

    [Fact]
    public async Task Variables_reach_the_operation_in_any_order_of_members()
    {
        var answer = await server.Post("""{"variables" : { "t" : "a\u00fc\ud83c\udfc3" } , "query":"query ($t: String) { echo(text: $t) }"}""");

        Assert.Equal("aü🏃", answer.Json.GetProperty("data").GetProperty("echo").GetString());
    }

    [Fact]
    [Spec("Http.OperationChoice")]
    public async Task An_unknown_operation_is_refused()
    {
        var answer = await server.Post("""{"query":"query A { hello }","operationName":"B"}""");

        await server.Refuses(answer, 400, "OPERATION_RESOLUTION_FAILURE");
    }

    [Theory]
    [InlineData("application/graphql-response+json", 400)]
    [InlineData("application/json", 200)]
    public async Task A_variable_that_does_not_fit_is_refused(string accept, int status)
    {
        var answer = await server.Post("""{"query":"query ($t: String!) { echo(text: $t) }","variables":{"t":null}}""", accept);

        await server.Refuses(answer, status, "BAD_USER_INPUT");
    }

    [Fact]
    public async Task A_document_that_does_not_fit_the_schema_is_refused()
    {
        var answer = await server.Post("""{"query":"{ goodbye }"}""");

        await server.Refuses(answer, 400, "GRAPHQL_VALIDATION_FAILED");
    }
}
