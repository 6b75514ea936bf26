using CpdGraph.GraphQL.Admission;
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
          "Long ones, 1,000 characters each."
          lines(count: Int!): [String!]!
          box: Box!
        }

        type Box {
          hello: String!
          "Not for everybody to keep."
          secret: String
          inner: Box!
        }

        type Mutation {
          count: Int!
        }

        type Subscription {
          ticks: Int
        }
        """;

    /// <param name="options">Null for the defaults.</param>
    public static GraphQLExecutor Executor(ExecutionOptions? options = null, IOperationBudget? budget = null)
    {
        var binding = new SchemaBinding(SchemaBuilder.Build([new Source(Sdl, "example.graphql")]), new BindingOptions { CacheRules = new Keeping() });

        binding.Query
            .Field("hello", _ => "world")
            .Field<EchoArguments, string?>("echo", Echo)
            .Batch<string?>("broken", (_, _) => throw new InvalidOperationException("The secret of the house."))
            .Batch<string?>("wait", WaitAsync)
            .Field<LinesArguments, IEnumerable<string>>("lines", (_, arguments, _) => Enumerable.Range(0, arguments.Count).Select(Line))
            .Field("box", Box (_) => new Box());

        binding.Type<Box>("Box").Field("inner", Box (Box box) => box);

        binding.Mutation.Batch<int>("count", Count);
        binding.Subscription.Field("ticks", (_, _) => AsyncEnumerable.Range(1, 3));

        return new GraphQLExecutor(binding.Build(), options, budget: budget);
    }

    private static string? Echo(Root root, EchoArguments arguments, RequestContext context)
    {
        if (arguments.Text is "soon over" or "for ever")
        {
            context.KeepAtMost(arguments.Text == "soon over" ? TimeSpan.FromSeconds(5) : TimeSpan.MaxValue);
        }

        return arguments.Text;
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

    /// <summary>What the field <c>lines</c> has at an index.</summary>
    public static string Line(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture).PadRight(1_000, 'x');

    private sealed record LinesArguments(int Count);

    private sealed record Box
    {
        public string Hello => "world";

        public string? Secret => "the house's";
    }

    /// <summary>A minute for everything but what was echoed, ten seconds; secrets and what may wait not at all.</summary>
    private sealed class Keeping : CacheRules
    {
        public override TimeSpan? MaxAgeOf(ObjectType type, FieldDefinition field, bool mayWait) =>
            mayWait || field.Name == "secret" ? null : TimeSpan.FromSeconds(field.Name == "echo" ? 10 : 60);
    }

    private sealed record EchoArguments(string? Text);
}
