using CpdGraph.GraphQL.Http.Tests.Serving;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Http.Tests;

public sealed class AnswerTests(GraphQLServer server)
{
    [Fact]
    public async Task An_answer_says_its_length_and_is_neither_stored_nor_guessed_at()
    {
        var answer = await server.Post("""{"query":"{ hello }"}""");

        Assert.Equal($"{answer.Body.Length}", answer.Header("Content-Length"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    [Spec("Http.PartialData")]
    public async Task A_field_error_beside_data_is_200(string accept)
    {
        var answer = await server.Post("""{"query":"{ hello broken }"}""", accept);

        Assert.Equal(200, answer.Status);
        Assert.Equal("world", answer.Json.GetProperty("data").GetProperty("hello").GetString());
        Assert.Equal("INTERNAL", answer.Code);
    }

    [Fact]
    public async Task Requests_at_the_same_time_get_each_their_own_answer()
    {
        async Task<bool> AskFor(int number)
        {
            var text = number + new string('x', number * 13 % 5_000);
            var answer = await server.Post($$$"""{"query":"query ($t: String) {\n echo(text: $t) }","variables":{"t":"{{{text}}}"}}""");

            return answer.Text == $$$"""{"data":{"echo":"{{{text}}}"}}""";
        }

        var right = await Task.WhenAll(Enumerable.Range(0, 400).Select(AskFor));

        Assert.DoesNotContain(false, right);
    }
}
