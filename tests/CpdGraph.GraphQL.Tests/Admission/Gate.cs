using System.Text;
using CpdGraph.GraphQL.Admission;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Tests.Admission;

/// <summary>A server whose slow field waits until it is let through, and counts who waits there.</summary>
internal sealed class Gate : IDisposable
{
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly SemaphoreSlim _open = new(0);
    private readonly GraphQLExecutor _executor;

    public Gate(LoadLimits load, IOperationBudget? budget = null)
    {
        var binding = new SchemaBinding(SchemaBuilder.Build([new Source("type Query { slow: Int! fast: Int! } type Mutation { slow: Int! }")]));

        binding.Query.Batch<int>("slow", WaitAsync).Field("fast", int (_) => 2);
        binding.Mutation.Batch<int>("slow", WaitAsync);
        _executor = new GraphQLExecutor(binding.Build(), new ExecutionOptions { Load = load }, budget: budget);
    }

    public void Dispose()
    {
        _arrived.Dispose();
        _open.Dispose();
    }

    public Task<ExecutionResult> Send(string document, CancellationToken? client = null) => _executor.ExecuteAsync(
        new GraphQLRequest { Document = Encoding.UTF8.GetBytes(document), Services = new Nothing() },
        client ?? TestContext.Current.CancellationToken).AsTask();

    /// <summary>The whole answer, disposed as a server does once it is sent.</summary>
    public async Task<string> Answer(string document) => Read(await Send(document));

    public static string Read(ExecutionResult result)
    {
        using (result)
        {
            return Encoding.UTF8.GetString(result.Body.Span);
        }
    }

    /// <summary>Completes when so many more have come to the slow field.</summary>
    public async Task Arrived(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await _arrived.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Lets so many through the slow field.</summary>
    public void Open(int count) => _open.Release(count);

    private async ValueTask WaitAsync(FieldBatch<Root, int> batch, CancellationToken cancellation)
    {
        _arrived.Release();
        await _open.WaitAsync(cancellation);
        batch.Fill(_ => 1);
    }

    private sealed class Nothing : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
