using CpdGraph.GraphQL.Http.Tests.Serving;

namespace CpdGraph.GraphQL.Http.Tests;

public sealed class AnswerCachingTests(GraphQLServer server)
{
    [Fact]
    public async Task An_anonymous_get_of_what_everybody_may_keep_says_so()
    {
        var answer = await Ask("{ hello box { inner { hello } } }");

        Assert.Equal("public, max-age=60", answer.Header("Cache-Control"));
        Assert.Equal("Accept, Authorization, Accept-Encoding", answer.Header("Vary"));
        Assert.Matches("^W/\"[0-9a-f]{64}\"$", answer.Header("ETag"));
        Assert.Equal($"{answer.Body.Length}", answer.Header("Content-Length"));
    }

    [Fact]
    public async Task The_field_that_may_be_kept_for_the_shortest_time_decides()
    {
        Assert.Equal("public, max-age=10", (await Ask("{ hello echo(text: \"a\") }")).Header("Cache-Control"));
    }

    [Fact]
    public async Task A_resolver_with_arguments_may_ask_for_less_and_never_for_more()
    {
        Assert.Equal("public, max-age=5", (await Ask("{ hello echo(text: \"soon over\") }")).Header("Cache-Control"));
        Assert.Equal("public, max-age=10", (await Ask("{ hello echo(text: \"for ever\") }")).Header("Cache-Control"));
        Assert.Equal("public, max-age=5", (await Ask("{ a: echo(text: \"soon over\") b: echo(text: \"for ever\") }")).Header("Cache-Control"));
        NobodyKeeps(await Ask("{ echo(text: \"soon over\") box { secret } }"));
    }

    [Fact]
    public async Task The_tag_is_that_of_the_content()
    {
        var one = await Ask("{ echo(text: \"a\") }");
        var same = await Ask("query Same { echo(text: \"a\") }");
        var other = await Ask("{ echo(text: \"b\") }");

        Assert.Equal(one.Header("ETag"), same.Header("ETag"));
        Assert.NotEqual(one.Header("ETag"), other.Header("ETag"));
    }

    [Fact]
    public async Task A_client_that_has_the_answer_gets_304_with_its_headers_and_no_body()
    {
        var first = await Ask("{ hello }");

        var again = await Ask("{ hello }", ("If-None-Match", $"\"other\", {first.Header("ETag")}"));

        Assert.Equal(304, again.Status);
        Assert.Empty(again.Body);
        Assert.Equal(
            (first.Header("ETag"), first.Header("Cache-Control"), first.Header("Vary")),
            (again.Header("ETag"), again.Header("Cache-Control"), again.Header("Vary")));
    }

    [Fact]
    public async Task A_client_that_has_another_answer_gets_this_one()
    {
        var answer = await Ask("{ hello }", ("If-None-Match", "W/\"other\""));

        Assert.Equal((200, """{"data":{"hello":"world"}}"""), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task Head_has_the_headers_of_get()
    {
        var get = await Ask("{ hello }");

        var head = await Ask("{ hello }", HttpMethod.Head);

        Assert.Empty(head.Body);
        Assert.Equal(get.Headers.Where(IsSteady), head.Headers.Where(IsSteady));
        Assert.Equal(304, (await Ask("{ hello }", HttpMethod.Head, ("If-None-Match", get.Header("ETag")!))).Status);

        static bool IsSteady(KeyValuePair<string, string> header) => header.Key != "Date";
    }

    [Theory]
    [InlineData("Authorization", "Bearer abc")]
    [InlineData("Authorization", "")]
    [InlineData("Cookie", "session=1")]
    public async Task Whoever_shows_who_they_are_gets_an_answer_that_nobody_keeps(string header, string value)
    {
        NobodyKeeps(await Ask("{ hello }", (header, value), ("If-None-Match", "*")));
    }

    [Theory]
    [InlineData("{ box { secret } }")]
    [InlineData("{ hello box { hello inner { inner { a: secret } } } }")]
    [InlineData("{ box { ...F } } fragment F on Box { inner { ... { secret } } }")]
    [InlineData("{ __schema { queryType { name } } }")]
    [InlineData("{ hello __type(name: \"Query\") { name } }")]
    [InlineData("{ __typename }")]
    [InlineData("{ box { __typename inner { secret @include(if: true) } } }")]
    public async Task A_field_that_is_not_to_be_kept_decides_wherever_it_stands(string document)
    {
        var answer = await Ask(document, ("If-None-Match", "*"));

        Assert.Equal(200, answer.Status);
        NobodyKeeps(answer);
    }

    [Fact]
    public async Task A_field_that_is_left_out_has_no_say()
    {
        Assert.Equal("public, max-age=60", (await Ask("{ box { hello secret @skip(if: true) } }")).Header("Cache-Control"));
    }

    [Theory]
    [InlineData("{ hello broken }")]
    [InlineData("{ goodbye }")]
    [InlineData("{ hello")]
    [InlineData("mutation { count }")]
    public async Task Errors_are_never_kept(string document) => NobodyKeeps(await Ask(document, ("If-None-Match", "*")));

    [Fact]
    public async Task What_was_posted_is_not_kept() => NobodyKeeps(await server.Post("""{"query":"{ hello }"}"""));

    private static void NobodyKeeps(Answer answer)
    {
        Assert.NotEqual(304, answer.Status);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Null(answer.Header("ETag"));
    }

    private Task<Answer> Ask(string document, params (string Name, string Value)[] headers) => Ask(document, HttpMethod.Get, headers);

    private async Task<Answer> Ask(string document, HttpMethod method, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, "/graphql?query=" + Uri.EscapeDataString(document));

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await server.Send(request);
    }
}
