using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Http.Tests.Serving;

/// <summary>The smallest schema that shows everything HTTP can do to an operation.</summary>
internal static class ExampleSchema
{
    private const string Sdl =
        """
        type Query {
          hello: String!
          echo(text: String): String
          "Always fails."
          broken: String
          "Never ends by itself."
          wait: String
        }

        type Mutation {
          count: Int!
        }

        type Subscription {
          ticks: Int
        }
        """;

    /// <param name="options">Null for the defaults.</param>
    public static GraphQLExecutor Executor(ExecutionOptions? options = null)
    {
        var binding = new SchemaBinding(SchemaBuilder.Build([new Source(Sdl, "example.graphql")]));

        binding.Query
            .Field("hello", _ => "world")
            .Field<EchoArguments, string?>("echo", (_, arguments, _) => arguments.Text)
            .Batch<string?>("broken", (_, _) => throw new InvalidOperationException("The secret of the house."))
            .Batch<string?>("wait", WaitAsync);

        binding.Mutation.Batch<int>("count", Count);
        binding.Subscription.Field("ticks", (_, _) => AsyncEnumerable.Range(1, 3));

        return new GraphQLExecutor(binding.Build(), options);
    }

    private static async ValueTask WaitAsync(FieldBatch<Root, string?> batch, CancellationToken cancellation)
    {
        await batch.Service<Patience>().Wait(cancellation);
        batch.Fill(_ => "done");
    }

    private static ValueTask Count(FieldBatch<Root, int> batch, CancellationToken cancellation)
    {
        var value = batch.Service<Counter>().Increment();
        batch.Fill(_ => value);

        return ValueTask.CompletedTask;
    }

    private sealed record EchoArguments(string? Text);
}
