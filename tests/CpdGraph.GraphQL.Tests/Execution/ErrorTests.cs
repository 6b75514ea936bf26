using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Results;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Execution;

public sealed class ErrorTests
{
    private readonly Harness _library = Library.Start();

    [Fact]
    [Spec("Execution.MaskedFaults")]
    public async Task An_unexpected_exception_is_masked_and_told_to_the_host_once()
    {
        var response = await _library.SendJson("{ fails book(id: \"1\") { id } }");

        Assert.Null(response["data"]!["fails"]);
        Assert.Equal("1", response["data"]!["book"]!["id"]!.GetValue<string>());
        Assert.DoesNotContain("secret", response.ToJsonString(), StringComparison.Ordinal);

        var fault = Assert.Single(_library.Faults);

        Assert.Equal("Query.fails", fault.Coordinate);
        Assert.Equal("fails", fault.Path);
        Assert.Equal(fault.TraceId, response["errors"]![0]!["extensions"]!["traceId"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_unexpected_exception_that_the_host_can_explain_is_told_in_its_words_at_every_place()
    {
        var sea = new Harness("type Query { ships: [Ship] } type Ship { berth: Int }", binding =>
        {
            binding.Query.Field("ships", Ship[]? (_) => [new Ship(), new Ship()]);
            binding.Type<Ship>("Ship").Batch<int?>("berth", (_, _) => throw new TimeoutException("secret"));
        })
        {
            Tell = exception => exception is TimeoutException ? new GraphQLFieldException("The tide is out. Try again.", ErrorCodes.Unavailable) : null,
        };

        Assert.Equal(
            ["UNAVAILABLE ships.0.berth: The tide is out. Try again.", "UNAVAILABLE ships.1.berth: The tide is out. Try again."],
            await sea.Errors("{ ships { berth } }"));
        Assert.Single(sea.Faults);
    }

    [Fact]
    [Spec("Execution.RootNull")]
    public async Task A_failure_meant_for_the_client_keeps_its_message_and_code_and_nulls_up_to_the_root()
    {
        var response = await _library.Send("{ books { id } failsHard }");

        Assert.Equal(
            """{"errors":[{"message":"The tide is out.","locations":[{"line":1,"column":16}],"path":["failsHard"],"extensions":{"code":"UNAVAILABLE"}}],"data":null}""",
            response);
        Assert.Empty(_library.Faults);
    }

    [Fact]
    [Spec("Execution.NullPropagation")]
    public async Task Null_in_a_non_null_leaf_nulls_the_nearest_nullable_object()
    {
        var response = await _library.SendJson("""{ book(id: "2") { id broken } other: book(id: "1") { broken } }""");

        Assert.Null(response["data"]!["book"]);
        Assert.Equal("fine", response["data"]!["other"]!["broken"]!.GetValue<string>());
        Assert.Equal("Cannot return null for non-nullable field Book.broken.", response["errors"]![0]!["message"]!.GetValue<string>());
        Assert.Equal("""["book","broken"]""", response["errors"]![0]!["path"]!.ToJsonString());
    }

    [Fact]
    [Spec("Execution.NullPropagation")]
    public async Task Null_in_a_non_null_item_nulls_the_list_and_what_is_around_it()
    {
        Assert.Equal(["INTERNAL books.1.broken: Cannot return null for non-nullable field Book.broken."], await _library.Errors("{ books { broken } }"));
        Assert.Null((await _library.SendJson("{ books { broken } }"))["data"]);
    }

    [Fact]
    public async Task A_nullable_item_stops_the_null_within_its_inner_list()
    {
        var response = await _library.SendJson("{ shelves { brokenAuthor { name } id } }");

        Assert.Equal("""[[{"brokenAuthor":{"name":"Ann"},"id":"1"},null],[],[{"brokenAuthor":{"name":"Bob"},"id":"2"}]]""", response["data"]!["shelves"]!.ToJsonString());
        Assert.Null(response["errors"]);
    }

    [Fact]
    [Spec("Response.Errors")]
    public async Task Errors_are_listed_as_the_response_is_read()
    {
        var errors = await _library.Errors("""{ z: book(id: "2") { broken } b: books { a: brokenAuthor { name } } a: fails }""");

        Assert.Equal(
            [
                "INTERNAL z.broken: Cannot return null for non-nullable field Book.broken.",
                "INTERNAL b.2.a: Cannot return null for non-nullable field Book.brokenAuthor.",
                "INTERNAL a: Something went wrong on our side. Quote the trace id when you report it.",
            ],
            errors);
    }

    [Fact]
    [Spec("Execution.Variables")]
    public async Task A_variable_that_does_not_fit_is_a_request_error_with_its_path()
    {
        var response = await _library.Send("query ($first: Int) { books(first: $first) { id } }", """{"first":"many"}""");

        Assert.StartsWith("{\"errors\":[{\"message\":\"Variable \\\"$first\\\" got an invalid value; Int cannot represent", response, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", response, StringComparison.Ordinal);
        Assert.Contains("BAD_USER_INPUT", response, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":null}""", "must not be null")]
    [InlineData("{}", "was not provided")]
    [InlineData("""{"id":{"a":1}}""", "ID cannot represent value")]
    [InlineData("""{"id":"\ud800"}""", "ID cannot represent")]
    [InlineData("""{"id":"1","id":"2"}""", "twice")]
    public async Task Bad_variables_get_an_answer_that_names_the_problem(string variables, string expected)
    {
        var response = await _library.Send("query ($id: ID!) { book(id: $id) { id } }", variables);

        Assert.Contains(expected, response, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mutation_is_refused_where_the_transport_may_not_carry_it()
    {
        var harness = new Harness("type Query { a: Int } type Mutation { b: Int }", binding =>
        {
            binding.Query.Field("a", int? (_) => 1);
            binding.Mutation.Batch<int>("b", (_, _) => throw new InvalidOperationException("ran"));
        });

        Assert.Contains("METHOD_NOT_ALLOWED", await harness.Send("mutation { b }", mutationsAllowed: false), StringComparison.Ordinal);
        Assert.Empty(harness.Faults);
    }

    [Fact]
    public async Task An_answer_beyond_the_limit_is_refused_with_the_limit()
    {
        var library = Library.Start(new ExecutionOptions { MaxResponseBytes = 300 });

        var response = await library.Send("{ books { id name tags genre pages a: name b: name c: name d: name e: name f: name } }");

        Assert.StartsWith("{\"errors\":[{\"message\":\"The answer would be larger than 300 bytes.", response, StringComparison.Ordinal);
        Assert.EndsWith("\"data\":null}", response, StringComparison.Ordinal);
    }

    [Fact]
    [Spec("Execution.Cancellation")]
    public async Task An_operation_that_takes_too_long_is_stopped_and_says_so()
    {
        var harness = new Harness("type Query { slow: Int }", binding => binding.Query.Batch<int>("slow", async (batch, cancellation) =>
            {
                await Task.Delay(Timeout.Infinite, cancellation);
                batch.Fill(_ => 1);
            }),
            new ExecutionOptions { Timeout = TimeSpan.FromMilliseconds(50) });

        var response = await harness.Send("{ slow }");

        Assert.Contains("\"code\":\"TIMEOUT\"", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resolver_that_leaves_a_row_out_is_a_fault_of_ours()
    {
        var harness = new Harness("type Query { a: Int }", binding => binding.Query.Batch<int>("a", (_, _) => ValueTask.CompletedTask));

        Assert.StartsWith("INTERNAL a: Something went wrong", Assert.Single(await harness.Errors("{ a }")), StringComparison.Ordinal);
        Assert.Contains("left out row 0 of 1", Assert.Single(harness.Faults).Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_errors_are_listed_than_the_limit_and_the_rest_is_counted()
    {
        var harness = new Harness("type Query { all: [Item] } type Item { x: Int! }", binding =>
        {
            binding.Query.Field("all", IReadOnlyList<string>? (_) => [.. Enumerable.Range(0, 50).Select(i => $"{i}")]);
            binding.Type<string>("Item").Field("x", int (string _) => throw new GraphQLFieldException("no"));
        });

        var errors = await harness.Errors("{ all { x } }");

        Assert.Equal(21, errors.Length);
        Assert.Equal("LIMIT_EXCEEDED : 30 more errors are not listed.", errors[^1]);
    }

    private sealed class Ship;
}
