using System.Text;
using CpdGraph.GraphQL.Http.Tests.Serving;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Http.Tests;

public sealed class MalformedBodyTests(GraphQLServer server)
{
    [Theory]
    [InlineData("{", 1, 2)]
    [InlineData("""{"query":"{ hello }" """, 1, 22)]
    [InlineData("""{"query" "{ hello }"}""", 1, 10)]
    [InlineData("""{"query":"{ hello }",}""", 1, 22)]
    [InlineData("{\"query\":\"{ hello }\"}\n  x", 2, 3)]
    [InlineData("{\"query\":\"{ hello }\"}{}", 1, 22)]
    [InlineData("{\r\n  \"query\": '{ hello }' }", 2, 12)]
    [InlineData("{\"ü🏃\":1,\n\"ü🏃\":tru }", 2, 10)]
    [InlineData("{\"query\":\"{ \n }\"}", 1, 13)]
    [InlineData("""{"query":"\q"}""", 1, 12)]
    [InlineData("""{"query":"\u12"}""", 1, 15)]
    [InlineData("{\"variables\":{\"a\":01}}", 1, 20)]
    [InlineData("{/* no */}", 1, 2)]
    [InlineData("nope", 1, 2)]
    [Spec("Http.NotJson")]
    public async Task Text_that_is_not_json_is_refused_with_its_place(string body, int line, int column)
    {
        var answer = await server.Post(body);

        await server.Refuses(answer, 400, "BAD_REQUEST");
        Assert.Equal($"The body is not well-formed JSON at line {line}, column {column}. Mend the quotes, commas or brackets there.", answer.Message);
        Assert.Equal(line, answer.Error.GetProperty("extensions").GetProperty("line").GetInt32());
        Assert.Equal(column, answer.Error.GetProperty("extensions").GetProperty("column").GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("\uFEFF")]
    public async Task An_empty_body_is_refused_with_an_example(string body)
    {
        var answer = await server.Post(body);

        await server.Refuses(answer, 400, "BAD_REQUEST");
        Assert.Contains("""{"query":"{ __typename }"}""", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"query":"{ hello }"},{"query":"{ hello }"}]""")]
    [Spec("Http.Batching")]
    public async Task An_array_is_refused_because_batching_is_off(string body)
    {
        var answer = await server.Post(body);

        await server.Refuses(answer, 400, "BATCHING_OFF");
    }

    [Theory]
    [InlineData("\"{ hello }\"", "a string")]
    [InlineData("7", "a number")]
    [InlineData("true", "a boolean")]
    [InlineData("null", "null")]
    public async Task A_value_that_is_no_object_is_refused(string body, string kind)
    {
        var answer = await server.Post(body);

        await server.Refuses(answer, 400, "BAD_REQUEST");
        Assert.EndsWith($"but it is {kind}.", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC3 })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF5, 0x80, 0x80, 0x80 })]
    public async Task Bytes_that_are_not_utf_8_are_refused_with_their_place(byte[] bytes)
    {
        byte[] body = [.. "{\"query\":\"{ hello }\",\n\"extensions\":{\"ü\":\""u8, .. bytes, .. "\"}}"u8];

        var answer = await server.Post(body);

        await server.Refuses(answer, 400, "BAD_REQUEST");
        Assert.StartsWith("The body is not UTF-8 at line 2, column 20.", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Utf_16_is_refused()
    {
        var answer = await server.Post(Encoding.Unicode.GetBytes("""{"query":"{ hello }"}"""));

        await server.Refuses(answer, 400, "BAD_REQUEST");
    }

    [Theory]
    [InlineData("""{"query":"{ echo(text: \"\ud800\") }"}""", 26)]
    [InlineData("""{"query":"\udc00"}""", 11)]
    [InlineData("""{"query":"{ hello }","operationName":"a\ud83c\u0041"}""", 40)]
    [InlineData("""{"query":"{ hello }","variables":{"a":["\\\ud83c"]}}""", 43)]
    [InlineData("""{"query":"{ hello }","variables":{"\ud83cx":1}}""", 36)]
    [InlineData("""{"query":"{ hello }","unknown":"\ud83c\ud83c\udfc3"}""", 33)]
    public async Task Half_of_a_surrogate_pair_is_refused_wherever_it_is(string body, int column)
    {
        var answer = await server.Post(body);

        await server.Refuses(answer, 400, "BAD_REQUEST");
        Assert.StartsWith($"The body has half of a surrogate pair at line 1, column {column}.", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_surrogate_pair_is_one_character()
    {
        var answer = await server.Post("""{"query":"{ echo(text: \"\\\\ud83c \ud83c\udfc3\") }"}""");

        Assert.Equal("\\ud83c 🏃", answer.Json.GetProperty("data").GetProperty("echo").GetString());
    }

    [Theory]
    [InlineData(63, 200)]
    [InlineData(64, 400)]
    public async Task Variables_nest_no_deeper_than_the_limit(int depth, int status)
    {
        var answer = await server.Post($$$"""{"query":"{ hello }","extensions":{"a":{{{Nested(depth - 1)}}}}}""");

        Assert.Equal(status, answer.Status);
        await server.GoesOn();
    }

    [Theory]
    [InlineData("variables")]
    [InlineData("extensions")]
    [InlineData("unknown")]
    public async Task Json_ten_thousand_deep_is_refused(string member)
    {
        var answer = await server.Post($$$"""{"query":"{ hello }","{{{member}}}":{"a":{{{Nested(10_000)}}}}}""");

        await server.Refuses(answer, 400, "BAD_REQUEST");
        Assert.StartsWith("The body nests objects and arrays more than 64 deep at line 1, column ", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_opening_brackets_and_nothing_else_are_refused()
    {
        var answer = await server.Post(new string('[', 10_000));

        await server.Refuses(answer, 400, "BAD_REQUEST");
    }

    [Fact]
    public async Task Sixty_four_kilobytes_of_braces_as_query_are_refused()
    {
        var answer = await server.Post($$"""{"query":"{{new string('{', 65_536)}}"}""");

        Assert.Equal(400, answer.Status);
        Assert.True(answer.Body.Length < 65_536);
        await server.GoesOn();
    }

    [Fact]
    public async Task A_byte_order_mark_is_ignored()
    {
        var answer = await server.Post("\uFEFF{\"query\":\"{ hello }\"}");

        Assert.Equal(200, answer.Status);
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
