using System.Text;
using System.Text.Json;
using CpdGraph.GraphQL.Binding.Json;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Binding;

public sealed class JsonBindingTests
{
    private const string Sdl =
        """
        type Query { pets: [Pet] owner: Owner! number: Int text: String numbers: [[Int!]] url: Url colour: Colour echo(a: Int = 1, b: String, c: [Colour!], d: In): String strict: Owner! }
        type Mutation { rename: String }
        interface Pet { name: String! }
        type Dog implements Pet { name: String! barks: Boolean }
        type Cat implements Pet { name: String! }
        type Owner { name: String! pet: Pet }
        scalar Url
        enum Colour { RED GREEN }
        input In { x: Float = 1.5 y: Url }
        """;

    [Fact]
    public async Task Fields_resolve_by_name_and_typename_picks_the_object() =>
        Assert.Equal(
            """{"data":{"pets":[{"__typename":"Dog","name":"Rex","barks":true},null,{"__typename":"Cat","name":"Tom"}],"url":{"any":[1]},"colour":"RED","numbers":[[1,2],null]}}""",
            await Send(
                """{"pets":[{"__typename":"Dog","name":"Rex","barks":true},null,{"__typename":"Cat","name":"Tom"}],"url":{"any":[1]},"colour":"RED","numbers":[[1,2],null]}""",
                "{ pets { __typename name ... on Dog { barks } } url colour numbers }"));

    [Fact]
    public async Task Error_cells_fail_their_field_or_item() =>
        Assert.Equal(
            """{"errors":[{"message":"no pet","locations":[{"line":1,"column":3}],"path":["pets",1],"extensions":{"code":"INTERNAL"}},{"message":"bad","locations":[{"line":1,"column":17}],"path":["numbers",0,1],"extensions":{"code":"INTERNAL"}}],"data":{"pets":[null,null],"numbers":[null,[3]]}}""",
            await Send("""{"pets":[null,{"$error":"no pet"}],"numbers":[[1,{"$error":"bad"}],[3]]}""", "{ pets { name } numbers }"));

    [Fact]
    public async Task Delayed_cells_answer_later_beside_each_other() =>
        Assert.Equal(
            """{"data":{"text":"late","numbers":[[1,2]],"owner":{"name":"Ann"}}}""",
            await Send(
                """{"text":{"$delayMs":20,"value":"late"},"numbers":{"$delayMs":10,"value":[[{"$delayMs":5,"value":1},2]]},"owner":{"$delayMs":1,"value":{"name":{"$delayMs":1,"value":"Ann"}}}}""",
                "{ text numbers owner { name } }"));

    [Theory]
    [InlineData("{ echo }", """{\"a\":1}""")]
    [InlineData("{ echo(b: null, c: RED) }", """{\"a\":1,\"b\":null,\"c\":[\"RED\"]}""")]
    [InlineData("{ echo(d: { y: [1, { k: RED }] }) }", """{\"a\":1,\"d\":{\"x\":1.5,\"y\":[1,{\"k\":\"RED\"}]}}""")]
    public async Task Argument_cells_echo_what_was_coerced(string query, string expected) =>
        Assert.Equal($$$"""{"data":{"echo":"{{{expected}}}"}}""", await Send("""{"echo":{"$args":true}}""", query));

    [Theory]
    [InlineData("number", "\"5\"", "5")]
    [InlineData("number", "true", "1")]
    [InlineData("text", "5", "\"5\"")]
    [InlineData("text", "false", "\"false\"")]
    public async Task Results_are_coerced_as_the_reference_implementation_does(string field, string json, string expected) =>
        Assert.Equal($$$"""{"data":{"{{{field}}}":{{{expected}}}}}""", await Send($$$"""{"{{{field}}}":{{{json}}}}""", $"{{ {field} }}"));

    [Theory]
    [InlineData("number", "\"x\"", "Int cannot represent non-integer value: \\\"x\\\"")]
    [InlineData("number", "1.5", "Int cannot represent non-integer value: 1.5")]
    [InlineData("number", "3000000000", "Int cannot represent non 32-bit signed integer value: 3000000000")]
    [InlineData("colour", "\"BLUE\"", "Enum \\\"Colour\\\" cannot represent value: \\\"BLUE\\\"")]
    [InlineData("text", "{}", "String cannot represent value: {}")]
    [Spec("Types.ScalarResults")]
    public async Task Results_that_their_type_cannot_hold_are_errors(string field, string json, string expected)
    {
        var response = await Send($$$"""{"{{{field}}}":{{{json}}}}""", $"{{ {field} }}");

        Assert.Contains($"\"message\":\"{expected}\"", response, StringComparison.Ordinal);
        Assert.EndsWith($"{{\"{field}\":null}}}}", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_non_null_value_nulls_upwards() =>
        Assert.EndsWith("\"data\":null}", await Send("""{"owner":{}}""", "{ owner { name } }"), StringComparison.Ordinal);

    [Fact]
    public async Task One_root_object_serves_queries_and_mutations() =>
        Assert.Equal("""{"data":{"rename":"done"}}""", await Send("""{"rename":"done"}""", "mutation { rename }"));

    [Theory]
    [InlineData("""{"news":[{"name":"a"},{"$error":"lost"},{"$delayMs":1,"value":{"name":"c"}}]}""", """{"data":{"news":{"name":"a"}}}|lost|{"data":{"news":{"name":"c"}}}""")]
    [InlineData("""{"news":{"name":"only"}}""", """{"data":{"news":{"name":"only"}}}""")]
    [InlineData("{}", "")]
    public async Task The_items_of_an_array_are_the_events_of_a_subscription(string data, string results)
    {
        var schema = SchemaBuilder.Build([new Source("type Query { a: Int } type Subscription { news: News } type News { name: String! }")]);
        var executor = new GraphQLExecutor(JsonBinding.Build(schema, JsonElement.Parse(data)));

        var answer = await executor.SubscribeAsync(
            new GraphQLRequest { Document = "subscription { news { name } }"u8.ToArray(), Services = new Nothing() }, TestContext.Current.CancellationToken);

        var sent = new List<string>();

        await foreach (var result in answer.Results!)
        {
            sent.Add(result.Errors is [var error] ? error.Message : Encoding.UTF8.GetString(result.Body.Span));
            result.Dispose();
        }

        Assert.Equal(results, string.Join('|', sent));
    }

    private static async Task<string> Send(string data, string document)
    {
        var executor = new GraphQLExecutor(JsonBinding.Build(SchemaBuilder.Build([new Source(Sdl)]), JsonElement.Parse(data)));

        using var result = await executor.ExecuteAsync(
            new GraphQLRequest { Document = Encoding.UTF8.GetBytes(document), Services = new Nothing() }, TestContext.Current.CancellationToken);

        return Encoding.UTF8.GetString(result.Body.Span);
    }

    private sealed class Nothing : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
