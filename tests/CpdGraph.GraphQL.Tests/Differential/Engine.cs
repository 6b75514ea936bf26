using System.Text;
using System.Text.Json;
using CpdGraph.GraphQL.Binding.Json;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Validation;

namespace CpdGraph.GraphQL.Tests.Differential;

/// <summary>Our side: the engine over JSON, without limits, as <c>schema validate</c> and <c>schema mock</c> run it.</summary>
internal static class Engine
{
    private static readonly ParserOptions NoLimits = new() { MaxTokens = int.MaxValue, MaxNumberLength = int.MaxValue };

    // As the reference has it: a hundred errors at most, with suggestions.
    private static readonly ExecutionOptions Options = new()
    {
        Parser = NoLimits,
        Validation = new ValidationOptions { MaxErrors = 100, MaxMergeComparisons = int.MaxValue, Suggestions = true },
        MaxErrors = int.MaxValue,
        MaxDepth = int.MaxValue,
        MaxIntrospectionDepth = int.MaxValue,
        MaxExpandedFields = int.MaxValue,
        MaxRepeats = int.MaxValue,
        MaxCost = long.MaxValue,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public static GraphQLExecutor Over(Schema schema, string data) => new(JsonBinding.Build(schema, JsonElement.Parse(data)), Options);

    public static Verdict Judge(Schema schema, string query) => Verdict.Of(
        Parser.TryParse(new Source(query), NoLimits, out var document, out var error)
            ? Validator.Validate(schema, document!, Options.Validation)
            : [error!]);

    public static ValueTask<ExecutionResult> RunAsync(Schema schema, string data, MadeRequest request) => RunAsync(Over(schema, data), request);

    public static ValueTask<ExecutionResult> RunAsync(GraphQLExecutor executor, MadeRequest request) => executor.ExecuteAsync(
        new GraphQLRequest
        {
            Document = Encoding.UTF8.GetBytes(request.Query),
            Variables = Encoding.UTF8.GetBytes(request.Variables),
            OperationName = request.OperationName,
            Services = NoServices.Instance,
        },
        TestContext.Current.CancellationToken);

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
