using System.Text;
using CpdGraph.GraphQL.Admission;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Types.Scalars;

namespace CpdGraph.GraphQL.Tests.Costs;

/// <summary>Every way to declare sizes and weights; its lists are exactly as long as declared.</summary>
internal static class Market
{
    public const string Sdl =
        """
        directive @cost(weight: String!) on FIELD_DEFINITION | OBJECT | SCALAR | ENUM
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = false) on FIELD_DEFINITION
        type Query {
          stall: Stall!
          stalls(first: Int = 3, last: Int): [Stall!]! @listSize(assumedSize: 7, slicingArguments: ["first", "last"])
          page(first: Int, ids: [ID!]): Page! @listSize(assumedSize: 4, slicingArguments: ["first", "ids"], sizedFields: ["edges", "nodes"])
          plain: [Stall!]!
          grid: [[Stall!]!]!
          things: [Thing!]! @listSize(assumedSize: 2)
          bounded(first: Int, last: Int): [Stall!]! @listSize(slicingArguments: ["first", "last"], requireOneSlicingArgument: true)
          scores: [Score!]!
          clock: Int! @cost(weight: "2.5")
        }
        scalar Score @cost(weight: "0.5")
        interface Named { name: String! }
        union Thing = Stall | Crate
        type Stall implements Named {
          name: String!
          crates(first: Int): [Crate!]! @listSize(assumedSize: 5, slicingArguments: ["first"])
          page(first: Int): Page! @listSize(assumedSize: 2, slicingArguments: ["first"], sizedFields: ["nodes"])
          neighbour: Stall!
          owner: Named!
          turnover: Int! @cost(weight: "10")
        }
        type Crate implements Named @cost(weight: "3") { name: String! stall: Stall! things: [Thing!]! }
        type Page { edges: [Edge!]! nodes: [Stall!]! total: Int! @cost(weight: "5") first: Stall! }
        type Edge { node: Stall! cursor: String! }
        """;

    public static Schema BuildSchema() => SchemaBuilder.Build([new Source(Sdl, "market.graphql")]);

    public static GraphQLExecutor Open(Schema schema, ExecutionOptions? options = null, IOperationBudget? budget = null)
    {
        var binding = new SchemaBinding(schema);

        binding.Scalar("Score", new FloatCodec());
        binding.Query
            .Field("stall", Stall (_) => new())
            .Field<Window, IReadOnlyList<Stall>>("stalls", (_, window, _) => Several<Stall>(window.Size ?? 7))
            .Field<Selected, Page>("page", (_, selected, _) => new(selected.Size ?? 4))
            .Field("plain", IReadOnlyList<Stall> (_) => Several<Stall>(10))
            .Field("grid", IReadOnlyList<IReadOnlyList<Stall>> (_) => [.. Enumerable.Range(0, 10).Select(_ => Several<Stall>(10))])
            .Field("things", IReadOnlyList<object> (_) => [new Stall(), new Crate()])
            .Field<Window, IReadOnlyList<Stall>>("bounded", (_, window, _) => Several<Stall>(window.Size ?? 0))
            .Field("scores", IReadOnlyList<double> (_) => [1, 2])
            .Field("clock", int (_) => 12);
        binding.Type<Stall>("Stall")
            .Field<Slice, IReadOnlyList<Crate>>("crates", (_, arguments, _) => Several<Crate>(arguments.First ?? 5))
            .Field<Slice, Page>("page", (_, arguments, _) => new(arguments.First ?? 2))
            .Field("neighbour", Stall (Stall _) => new())
            .Field("owner", object (Stall _) => new Crate());
        binding.Type<Crate>("Crate")
            .Field("stall", Stall (Crate _) => new())
            .Field("things", IReadOnlyList<object> (Crate _) => [.. Several<Stall>(4), .. Several<Crate>(6)]);
        binding.Type<Page>("Page")
            .Field("edges", IReadOnlyList<Edge> (Page page) => Several<Edge>(page.Size))
            .Field("nodes", IReadOnlyList<Stall> (Page page) => Several<Stall>(page.Size))
            .Field("total", int (Page page) => page.Size)
            .Field("first", Stall (Page _) => new());
        binding.Type<Edge>("Edge").Field("node", Stall (Edge _) => new());

        return new GraphQLExecutor(binding.Build(), options, budget: budget);
    }

    public static async Task<string> Send(GraphQLExecutor executor, string document, string variables = "", bool reportCost = true)
    {
        using var result = await executor.ExecuteAsync(
            new GraphQLRequest
            {
                Document = Encoding.UTF8.GetBytes(document),
                Variables = Encoding.UTF8.GetBytes(variables),
                Extensions = reportCost ? """{"other":[{}],"cost":true}"""u8.ToArray() : default,
                Services = new Nothing(),
            },
            TestContext.Current.CancellationToken);

        return Encoding.UTF8.GetString(result.Body.Span);
    }

    private static T[] Several<T>(int count)
        where T : new() => [.. Enumerable.Range(0, count).Select(_ => new T())];

    public sealed record Window(int? First, int? Last)
    {
        public int? Size => First is null && Last is null ? null : Math.Max(First ?? 0, Last ?? 0);
    }

    public sealed record Selected(int? First, IReadOnlyList<string>? Ids)
    {
        public int? Size => First is null && Ids is null ? null : Math.Max(First ?? 0, Ids?.Count ?? 0);
    }

    public sealed record Slice(int? First);

    public sealed record Stall
    {
        public string Name => "stall";

        public int Turnover => 1;
    }

    public sealed record Crate
    {
        public string Name => "crate";
    }

    public sealed record Page(int Size);

    public sealed record Edge
    {
        public string Cursor => "c";
    }

    private sealed class Nothing : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
