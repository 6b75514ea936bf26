using CpdGraph.GraphQL.Http.Tests.Serving;

namespace CpdGraph.GraphQL.Http.Tests.Audit;

/// <summary>The statements of the <c>graphql-http</c> audit (1.23) on the members of a request, by their ids.</summary>
public sealed class RequestParameterAudits(GraphQLServer server)
{
    private const string Response = "application/graphql-response+json";
    private const string Json = "application/json";
    private const string WithVariables = """{"query":"query Type($name: String!) { __type(name: $name) { name } }","variables":{"name":"sometype"}}""";

    [Fact]
    public async Task Audit_A5BF_a_missing_body_is_400()
    {
        var answer = await server.Post("", accept: null);

        await server.Refuses(answer, 400, "BAD_REQUEST");
    }

    [Theory]
    [InlineData("""{"notquery":"{ __typename }"}""", Response, 400, 400, Label = "423L")]
    [InlineData("""{"qeury":"{ __typename }"}""", null, 400, 599, Label = "8764")]
    [InlineData("""{"qeury":"{ __typename }"}""", null, 400, 400, Label = "3E3A")]
    public async Task Audit_a_missing_query_is_refused_with_a_status_from_to(string body, string? accept, int from, int to)
    {
        var answer = await server.Post(body, accept);

        Assert.InRange(answer.Status, from, to);
        Assert.Contains("\"query\"", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"obj":"ect"}""", "an object", Label = "LKJ0")]
    [InlineData("0", "a number", Label = "LKJ1")]
    [InlineData("false", "a boolean", Label = "LKJ2")]
    [InlineData("""["array"]""", "an array", Label = "LKJ3")]
    public async Task Audit_a_query_that_is_no_string_is_400(string value, string kind)
    {
        var answer = await server.Post($$"""{"query":{{value}}}""", accept: null);

        await server.Refuses(answer, 400, "BAD_REQUEST");
        Assert.Equal($"\"query\" must be a string, but it is {kind}.", answer.Message);
    }

    [Theory]
    [InlineData("""{"obj":"ect"}""", "an object", Label = "6C00")]
    [InlineData("0", "a number", Label = "6C01")]
    [InlineData("false", "a boolean", Label = "6C02")]
    [InlineData("""["array"]""", "an array", Label = "6C03")]
    public async Task Audit_an_operation_name_that_is_no_string_is_400(string value, string kind)
    {
        var answer = await server.Post($$"""{"operationName":{{value}},"query":"{ __typename }"}""", accept: null);

        await server.Refuses(answer, 400, "BAD_REQUEST");
        Assert.Equal($"\"operationName\" must be a string or null, but it is {kind}.", answer.Message);
    }

    [Theory]
    [InlineData("variables", "\"string\"", "a string", Label = "4760")]
    [InlineData("variables", "0", "a number", Label = "4761")]
    [InlineData("variables", "false", "a boolean", Label = "4762")]
    [InlineData("variables", """["array"]""", "an array", Label = "4763")]
    [InlineData("extensions", "\"string\"", "a string", Label = "58B0")]
    [InlineData("extensions", "0", "a number", Label = "58B1")]
    [InlineData("extensions", "false", "a boolean", Label = "58B2")]
    [InlineData("extensions", """["array"]""", "an array", Label = "58B3")]
    public async Task Audit_variables_and_extensions_that_are_no_map_are_400(string member, string value, string kind)
    {
        var answer = await server.Post($$"""{"query":"{ __typename }","{{member}}":{{value}}}""", accept: null);

        await server.Refuses(answer, 400, "BAD_REQUEST");
        Assert.Equal($"\"{member}\" must be an object or null, but it is {kind}.", answer.Message);
    }

    [Theory]
    [InlineData(Response, """{"query":"{ __typename }"}""", Label = "34A2")]
    [InlineData(Json, """{"query":"{ __typename }"}""", Label = "13EE")]
    [InlineData(Response, """{"operationName":"Query","query":"query Query { __typename }"}""", Label = "8161")]
    [InlineData(Json, """{"operationName":"Query","query":"query Query { __typename }"}""", Label = "B8B3")]
    [InlineData(Response, """{"query":"{ __typename }","variables":null}""", Label = "94B0")]
    [InlineData(Json, """{"query":"{ __typename }","variables":null}""", Label = "0220")]
    [InlineData(Response, """{"query":"{ __typename }","operationName":null}""", Label = "94B1")]
    [InlineData(Json, """{"query":"{ __typename }","operationName":null}""", Label = "0221")]
    [InlineData(Response, """{"query":"{ __typename }","extensions":null}""", Label = "94B2")]
    [InlineData(Json, """{"query":"{ __typename }","extensions":null}""", Label = "0222")]
    [InlineData(Response, WithVariables, Label = "2EA1")]
    [InlineData(Json, WithVariables, Label = "28B9")]
    [InlineData(Response, """{"query":"{ __typename }","extensions":{"some":"value"}}""", Label = "428F")]
    [InlineData(Json, """{"query":"{ __typename }","extensions":{"some":"value"}}""", Label = "1B7A")]
    public async Task Audit_a_well_formed_request_is_answered_without_errors(string accept, string body)
    {
        var answer = await server.Post(body, accept);

        Assert.Equal(200, answer.Status);
        Assert.False(answer.Has("errors"));
    }

    [Theory]
    [InlineData(Response, Label = "D6D5")]
    [InlineData(Json, Label = "6A70")]
    public async Task Audit_a_get_may_bring_variables_as_json(string accept)
    {
        var query = Uri.EscapeDataString("query Type($name: String!) { __type(name: $name) { name } }");
        var variables = Uri.EscapeDataString("""{"name":"Query"}""");

        var answer = await server.Get($"query={query}&variables={variables}", accept);

        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"data":{"__type":{"name":"Query"}}}""", answer.Text);
    }
}
