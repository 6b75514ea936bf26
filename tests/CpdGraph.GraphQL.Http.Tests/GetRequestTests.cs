using CpdGraph.GraphQL.Http.Tests.Serving;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Http.Tests;

public sealed class GetRequestTests(GraphQLServer server)
{
    [Fact]
    [Spec("Http.Get")]
    public async Task Plus_and_percent_encoding_are_decoded()
    {
        var answer = await server.Get("query=%7B+echo(text%3a%22a%2Bb+%C3%BC%20%F0%9F%8F%83%22)+%7D");

        Assert.Equal("a+b ü 🏃", answer.Json.GetProperty("data").GetProperty("echo").GetString());
    }

    [Fact]
    public async Task Empty_parameters_and_unknown_ones_are_as_good_as_absent()
    {
        var answer = await server.Get("operationName=&variables=&x=%&extensions&query=%7Bhello%7D&x=1&&=");

        Assert.Equal("""{"data":{"hello":"world"}}""", answer.Text);
    }

    [Fact]
    [Spec("Http.Nulls")]
    public async Task Null_is_allowed_for_variables_and_extensions()
    {
        var answer = await server.Get("query=%7Bhello%7D&variables=null&extensions=%20null");

        Assert.Equal("""{"data":{"hello":"world"}}""", answer.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("query=")]
    [InlineData("query")]
    [InlineData("Query=%7Bhello%7D")]
    [InlineData("variables=%7B%7D")]
    public async Task A_get_without_a_query_is_told_how_to_ask(string parameters)
    {
        var answer = await server.Get(parameters);

        await server.Refuses(answer, 400, "BAD_REQUEST");
        Assert.StartsWith("The parameter \"query\" is missing or empty.", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%", 1)]
    [InlineData("%7", 1)]
    [InlineData("%7Bhello%7", 9)]
    [InlineData("%7Bhello%zz", 9)]
    [InlineData("ab%+1", 3)]
    [InlineData("%-1", 1)]
    public async Task Bad_percent_encoding_is_refused_with_its_place(string query, int at)
    {
        var answer = await server.SendRaw($"GET /graphql?query={query} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        await server.Refuses(answer, 400, "BAD_REQUEST");
        Assert.Contains($"\"query\" has a % without two hexadecimal digits at character {at} ", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query=%7Bhello%7D&operationName=%FF", "operationName")]
    [InlineData("query=%7Bhello%C3", "query")]
    [InlineData("query=%7Bhello%7D&variables=%7B%22a%22:%22%ED%A0%80%22%7D", "variables")]
    public async Task A_parameter_that_is_not_utf_8_is_refused(string parameters, string name)
    {
        var answer = await server.Get(parameters);

        await server.Refuses(answer, 400, "BAD_REQUEST");
        Assert.StartsWith($"The parameter \"{name}\" is not UTF-8", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query=%7Bhello%7D&query=%7Bhello%7D", "query")]
    [InlineData("query=%7Bhello%7D&operationName=A&operationName=", "operationName")]
    public async Task A_parameter_given_twice_is_refused(string parameters, string name)
    {
        var answer = await server.Get(parameters);

        await server.Refuses(answer, 400, "BAD_REQUEST");
        Assert.Equal($"\"{name}\" is there twice. Send it once.", answer.Message);
    }

    [Theory]
    [InlineData("variables", "{", "The parameter \"variables\" is not well-formed JSON at line 1, column 2.")]
    [InlineData("variables", "{} x", "The parameter \"variables\" is not well-formed JSON at line 1, column 4.")]
    [InlineData("variables", " ", "The parameter \"variables\" is not well-formed JSON at line 1, column 2.")]
    [InlineData("variables", "[]", "\"variables\" must be an object or null, but it is an array.")]
    [InlineData("extensions", "7", "\"extensions\" must be an object or null, but it is a number.")]
    [InlineData("extensions", """{"a":"\ud800"}""", "The parameter \"extensions\" has half of a surrogate pair at line 1, column 7.")]
    public async Task A_json_parameter_that_does_not_hold_an_object_is_refused(string name, string value, string message)
    {
        var answer = await server.Get($"query=%7Bhello%7D&{name}={Uri.EscapeDataString(value)}");

        await server.Refuses(answer, 400, "BAD_REQUEST");
        Assert.StartsWith(message, answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deep_variables_are_refused()
    {
        var answer = await server.Get($"query=%7Bhello%7D&variables=%7B%22a%22:{new string('[', 3_000)}");

        await server.Refuses(answer, 400, "BAD_REQUEST");
        Assert.Contains("more than 63 deep", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Spec("Http.Sizes")]
    public async Task An_address_beyond_the_limit_is_refused_with_the_mend()
    {
        var answer = await server.Get("query=%7Bhello%7D&x=" + new string('x', 8_000));

        await server.Refuses(answer, 414, "LIMIT_EXCEEDED");
        Assert.Contains("by POST", answer.Message, StringComparison.Ordinal);
        Assert.Equal(8_000, answer.Error.GetProperty("extensions").GetProperty("maximum").GetInt32());
        Assert.Equal(8_029, answer.Error.GetProperty("extensions").GetProperty("actual").GetInt32());
    }

    [Fact]
    public async Task A_body_sent_with_a_get_is_not_looked_at()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7Bhello%7D") { Content = new StringContent("{{{") };

        var answer = await server.Send(request);

        Assert.Equal("""{"data":{"hello":"world"}}""", answer.Text);
    }

    [Fact]
    public async Task Parameters_in_the_address_of_a_post_are_not_looked_at()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql?query=%7Bhello%7D")
        {
            Content = new StringContent("{}", null, "application/json"),
        };

        var answer = await server.Send(request);

        await server.Refuses(answer, 400, "BAD_REQUEST");
    }

    [Fact]
    public async Task Headers_that_are_too_large_are_refused_by_the_server_below()
    {
        var large = new string('x', 40_000);

        var answer = await server.SendRaw($"GET /graphql?query=%7Bhello%7D HTTP/1.1\r\nHost: x\r\nX-Large: {large}\r\nConnection: close\r\n\r\n");

        Assert.Equal(431, answer.Status);
    }
}
