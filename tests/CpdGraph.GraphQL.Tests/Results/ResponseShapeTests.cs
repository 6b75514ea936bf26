using System.Text.Json.Nodes;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Tests.Execution;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Results;

/// <summary>What every answer looks like, whatever happened.</summary>
public sealed class ResponseShapeTests
{
    private readonly Harness _library = Library.Start();

    [Theory]
    [InlineData("{ books { id } }", "data")]
    [InlineData("{ fails }", "errors data")]
    [InlineData("{ failsHard }", "errors data")]
    [InlineData("{ books", "errors")]
    [InlineData("{ nothing }", "errors")]
    [InlineData("query ($id: ID!) { book(id: $id) { id } }", "errors")]
    [InlineData("query A { books { id } } query B { books { id } }", "errors")]
    [Spec("Response.Shape")]
    public async Task An_answer_has_errors_first_and_data_only_when_something_has_run(string document, string members)
    {
        var answer = (await _library.SendJson(document)).AsObject();

        Assert.Equal(members, string.Join(' ', answer.Select(member => member.Key)));

        if (answer["errors"] is { } errors)
        {
            Assert.NotEmpty(errors.AsArray());
        }
    }

    [Fact]
    [Spec("Response.Shape")]
    public async Task Extensions_come_last()
    {
        var executor = new GraphQLExecutor(Library.StartSchema());
        using var result = await executor.ExecuteAsync(
            new GraphQLRequest { Document = "{ fails }"u8.ToArray(), Extensions = """{"cost":true}"""u8.ToArray(), Services = new Nothing() },
            TestContext.Current.CancellationToken);

        Assert.Equal("errors data extensions", string.Join(' ', JsonNode.Parse(result.Body.Span)!.AsObject().Select(member => member.Key)));

        // No byte order mark.
        Assert.Equal((byte)'{', result.Body.Span[0]);
    }

    [Theory]
    [InlineData("{ fails }", "message locations path extensions")]
    [InlineData("{ all: books { b: brokenAuthor { name } } }", "message locations path extensions")]
    [InlineData("{ nothing }", "message locations extensions")]
    [InlineData("{ books", "message locations extensions")]
    [InlineData("query ($id: ID!) { book(id: $id) { id } }", "message locations extensions")]
    [InlineData("query A { books { id } } query B { books { id } }", "message extensions")]
    [Spec("Response.Errors")]
    public async Task An_error_has_a_path_exactly_when_it_is_one_of_execution(string document, string members)
    {
        var errors = (await _library.SendJson(document))["errors"]!.AsArray();

        Assert.All(errors, error => Assert.Equal(members, string.Join(' ', error!.AsObject().Select(member => member.Key))));
    }

    [Fact]
    [Spec("Response.Errors")]
    public async Task A_path_has_response_names_and_indexes_from_0()
    {
        var errors = await _library.Errors("{ all: shelves { short: shortName(length: 100) } }");

        Assert.Equal("all.0.0.short", errors[0].Split(' ')[1].TrimEnd(':'));
        Assert.Equal("all.2.0.short", errors[1].Split(' ')[1].TrimEnd(':'));
    }

    [Fact]
    [Spec("Response.Codes")]
    public void The_codes_are_a_closed_list() => Assert.Equal(
        [
            "BAD_REQUEST", "BAD_USER_INPUT", "BATCHING_OFF", "COST_LIMIT", "FORBIDDEN", "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "INTERNAL",
            "LIMIT_EXCEEDED", "METHOD_NOT_ALLOWED", "NOT_ACCEPTABLE", "OPERATION_RESOLUTION_FAILURE", "OVERLOADED", "PERSISTED_QUERY_NOT_FOUND",
            "RATE_LIMITED", "TIMEOUT", "UNAUTHENTICATED", "UNAVAILABLE", "UNSUPPORTED_MEDIA_TYPE",
        ],
        typeof(ErrorCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal));

    private sealed class Nothing : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
