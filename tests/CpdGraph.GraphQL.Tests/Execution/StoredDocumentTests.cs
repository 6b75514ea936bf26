using System.Text;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Tests.Execution;

public sealed class StoredDocumentTests
{
    private readonly GraphQLExecutor _executor = Executor();

    [Fact]
    public async Task A_stored_document_is_run_without_a_look_at_its_text()
    {
        var stored = Store("query A { a } query B { b: a }");

        Assert.Equal("""{"data":{"b":1}}""", await Run(stored, "B", text: "no document"));
    }

    [Fact]
    public async Task The_only_operation_needs_no_name_and_may_be_named()
    {
        var stored = Store("query A { a }");

        Assert.Equal("""{"data":{"a":1}}""", await Run(stored, operationName: null, text: "no document"));
        Assert.Equal("""{"data":{"a":1}}""", await Run(stored, "A", text: "no document"));
    }

    [Fact]
    public async Task An_operation_that_is_not_there_is_refused_as_in_any_document()
    {
        const string text = "query A { a } query B { a }";

        Assert.Contains("The document has no operation named \\\"C\\\".", await Run(Store(text), "C", text), StringComparison.Ordinal);
        Assert.Contains("The document has several operations", await Run(Store(text), null, text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_of_another_executor_is_known_by_its_text_alone()
    {
        Assert.True(Executor().TryStore("{ a }"u8.ToArray(), "elsewhere.graphql", out var other, out _));

        Assert.Equal("""{"data":{"a":1}}""", await Run(other, null, "{ a }"));
        Assert.Contains("Syntax Error", await Run(other, null, "no document"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ a(", "stored.graphql:1:5: Syntax Error: Expected Name, found <EOF>.")]
    [InlineData("{\n  b\n}", "stored.graphql:2:3: Cannot query field \"b\" on type \"Query\".")]
    public void What_is_wrong_is_told_with_its_place(string text, string complaint)
    {
        Assert.False(_executor.TryStore(Encoding.UTF8.GetBytes(text), "stored.graphql", out _, out var errors));

        Assert.Equal(complaint, Assert.Single(errors).ToString());
    }

    private static GraphQLExecutor Executor()
    {
        var binding = new SchemaBinding(SchemaBuilder.Build([new Source("type Query { a: Int }")]));
        binding.Query.Field("a", int? (_) => 1);

        return new GraphQLExecutor(binding.Build());
    }

    private StoredDocument Store(string text)
    {
        Assert.True(_executor.TryStore(Encoding.UTF8.GetBytes(text), "stored.graphql", out var stored, out _));

        return stored;
    }

    private async Task<string> Run(StoredDocument stored, string? operationName, string text)
    {
        var request = new GraphQLRequest
        {
            Document = Encoding.UTF8.GetBytes(text),
            Stored = stored,
            OperationName = operationName,
            Services = new Nothing(),
        };

        using var result = await _executor.ExecuteAsync(request, TestContext.Current.CancellationToken);

        return Encoding.UTF8.GetString(result.Body.Span);
    }

    private sealed class Nothing : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
