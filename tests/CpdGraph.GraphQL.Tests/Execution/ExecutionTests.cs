using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Execution;

public sealed class ExecutionTests
{
    private readonly Harness _library = Library.Start();

    [Fact]
    [Spec("Execution.CollectFields")]
    public async Task Fields_come_back_in_the_order_asked_for_under_their_aliases()
    {
        var data = await _library.Data("""{ book(id: "1") { pages title: name genre id __typename } }""");

        Assert.Equal("""{"book":{"pages":100,"title":"Alpha","genre":"FICTION","id":"1","__typename":"Book"}}""", data);
    }

    [Fact]
    [Spec("Execution.CompleteValue")]
    public async Task Lists_nulls_and_nested_lists_keep_their_shape()
    {
        var data = await _library.Data("{ books { name author { name age } tags } shelves { id } }");

        Assert.Equal(
            """{"books":[{"name":"Alpha","author":{"name":"Ann","age":40},"tags":["x","y"]},{"name":"Beta","author":{"name":"Bob","age":null},"tags":[]},{"name":"Gamma","author":null,"tags":["z"]}],"shelves":[[{"id":"1"},null],[],[{"id":"2"}]]}""",
            data);
    }

    [Fact]
    [Spec("Execution.AbstractTypes")]
    public async Task A_union_and_an_interface_read_each_object_by_its_type()
    {
        var data = await _library.Data(
            """
            { search { __typename ... on Book { id } ... on Person { age } }
              a: named(name: "Ann") { name ... on Person { age } ... on Book { id } }
              b: named(name: "Beta") { ...It } none: named(name: "x") { name } }
            fragment It on Named { name ... on Book { id } }
            """);

        Assert.Equal(
            """{"search":[{"__typename":"Book","id":"1"},{"__typename":"Person","age":40},{"__typename":"Book","id":"2"}],"a":{"name":"Ann","age":40},"b":{"name":"Beta","id":"2"},"none":null}""",
            data);
    }

    [Fact]
    [Spec("Execution.CollectFields")]
    public async Task Selections_of_one_response_name_merge_in_order_of_first_appearance()
    {
        var data = await _library.Data("""{ book(id: "1") { author { name } id ...More author { age } } } fragment More on Book { author { age } name }""");

        Assert.Equal("""{"book":{"author":{"name":"Ann","age":40},"id":"1","name":"Alpha"}}""", data);
    }

    [Theory]
    [InlineData(true, false, """{"book":{"name":"Alpha","id":"1"}}""")]
    [InlineData(false, true, """{"book":{"id":"1"}}""")]
    [InlineData(true, true, """{"book":{"id":"1"}}""")]
    [InlineData(false, false, """{"book":{"id":"1","name":"Alpha"}}""")]
    [Spec("Execution.Conditions")]
    public async Task Skip_and_include_decide_what_is_collected_and_in_which_order(bool include, bool skip, string expected)
    {
        var data = await _library.Data(
            """query ($include: Boolean!, $skip: Boolean!) { book(id: "1") { name @include(if: $include) @skip(if: $skip) id ... @skip(if: $skip) { name } } }""",
            new { include, skip });

        Assert.Equal(expected, data);
    }

    [Fact]
    public async Task A_batch_resolver_is_called_once_for_all_parents_of_the_response()
    {
        var sizes = new List<int>();
        var library = Library.Start(batchSizes: sizes);

        await library.Data("{ books { sold sequel { sold } } }");

        Assert.Equal([1, 3], sizes.Order());
    }

    [Fact]
    public async Task A_resolver_that_waits_completes_like_one_that_does_not()
    {
        var data = await _library.Data("{ books { id reviewers { name } } }");

        Assert.Equal(
            """{"books":[{"id":"1","reviewers":[{"name":"Ann"},{"name":"Bob"}]},{"id":"2","reviewers":null},{"id":"3","reviewers":[{"name":"Ann"},{"name":"Bob"}]}]}""",
            data);
    }

    [Fact]
    public async Task A_query_without_waiting_resolvers_completes_before_it_returns()
    {
        var send = _library.Send("{ books { name sold } }");

        Assert.True(send.IsCompleted);
        await send;
    }

    [Fact]
    [Spec("Execution.Arguments")]
    public async Task Arguments_take_defaults_variables_and_null()
    {
        const string document = "query ($first: Int, $genre: Genre = NON_FICTION) { books(first: $first, genre: $genre) { id } }";

        Assert.Equal("""{"books":[{"id":"2"}]}""", await _library.Data(document));
        Assert.Equal("""{"books":[]}""", await _library.Data(document, new { first = (int?)null }));
        Assert.Equal("""{"books":[{"id":"1"},{"id":"3"}]}""", await _library.Data(document, """{"genre":"FICTION","first":5}"""));
        Assert.Equal("""{"books":[{"id":"1"},{"id":"2"},{"id":"3"}]}""", await _library.Data(document, """{"genre":null}"""));
    }

    [Fact]
    [Spec("Execution.GetOperation")]
    public async Task The_operation_is_chosen_by_name()
    {
        const string document = """query A { book(id: "1") { id } } query B { book(id: "2") { id } }""";

        Assert.Contains("\"id\":\"2\"", await _library.Send(document, operationName: "B"), StringComparison.Ordinal);
        Assert.Equal(
            """{"errors":[{"message":"The document has several operations: say which one by operationName.","extensions":{"code":"OPERATION_RESOLUTION_FAILURE"}}]}""",
            await _library.Send(document));
        Assert.Contains("no operation named", await _library.Send(document, operationName: "C"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_document_twice_is_compiled_once_and_answers_the_same()
    {
        var first = await _library.Send("{ books { name } }");
        var second = await _library.Send("{ books { name } }");

        Assert.Equal(first, second);
    }
}
