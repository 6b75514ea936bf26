using CpdGraph.GraphQL.Http.Tests.Serving;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Http.Tests.Audit;

/// <summary>The statements of the <c>graphql-http</c> audit (1.23) on failures and their status, by their ids.</summary>
public sealed class FailureStatusAudits(GraphQLServer server)
{
    private const string Response = "application/graphql-response+json";
    private const string Json = "application/json";
    private const string DoesNotParse = """{"query":"{"}""";
    private const string UnknownField = """{"query":"{ 8f31403dfe404bccbb0e835f2629c6a7 }"}""";
    // The audit's document does not use its variable, so it fails before the value is looked at.
    private const string CoercionFails = """{"query":"query CoerceFailure($id: ID!){ __typename }","variables":{"id":null}}""";

    [Theory]
    [InlineData(Json, 200, 599, Label = "B6DC")]
    [InlineData(Json, 400, 400, Label = "BCF8")]
    [InlineData(Response, 400, 400, Label = "B7N8")]
    public async Task Audit_a_body_that_is_not_json_is_refused_with_a_status_from_to(string accept, int from, int to)
    {
        var answer = await server.Post("""{ "not a JSON""", accept);

        Assert.InRange(answer.Status, from, to);
        Assert.Equal("BAD_REQUEST", answer.Code);
    }

    [Theory]
    [InlineData(DoesNotParse, "GRAPHQL_PARSE_FAILED", Label = "572B")]
    [InlineData(UnknownField, "GRAPHQL_PARSE_FAILED", Label = "FDE2")]
    [InlineData(CoercionFails, "GRAPHQL_VALIDATION_FAILED", Label = "7B9B")]
    [Spec("Http.RequestErrors")]
    public async Task Audit_a_request_error_is_200_as_application_json(string body, string code)
    {
        var answer = await server.Post(body, Json);

        await server.Refuses(answer, 200, code);
    }

    [Theory]
    [InlineData(DoesNotParse, 400, 599, Label = "865D")]
    [InlineData(DoesNotParse, 400, 400, Label = "556A")]
    [InlineData(UnknownField, 400, 599, Label = "51FE")]
    [InlineData(UnknownField, 400, 400, Label = "74FF")]
    [InlineData(CoercionFails, 400, 400, Label = "86EE")]
    [Spec("Http.RequestErrors")]
    public async Task Audit_a_request_error_as_application_graphql_response_json_has_a_status_from_to(string body, int from, int to)
    {
        var answer = await server.Post(body, Response);

        Assert.InRange(answer.Status, from, to);
        Assert.Contains(answer.Code, new[] { "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED" });
    }

    [Theory]
    [InlineData(DoesNotParse, Label = "D586")]
    [InlineData(UnknownField, Label = "5E5B")]
    [Spec("Http.RequestErrors")]
    public async Task Audit_a_request_error_has_no_data(string body)
    {
        var answer = await server.Post(body, Response);

        Assert.False(answer.Has("data"));
    }
}
