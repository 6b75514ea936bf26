using System.Text;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Tests.Execution;

/// <summary>Budgets of a request whose document is compiled. They hold in every configuration; times are for the bench.</summary>
[Collection(Telemetry.Listening.Alone)]
public sealed class AllocationTests
{
    private const int SmallRequestBytes = 1_500;

    [Fact]
    public async Task The_smallest_query_stays_within_its_budget()
    {
        var executor = Executor(1);

        Assert.InRange(await AllocatedBy(executor, "{ __typename }"), 1, SmallRequestBytes);
    }

    [Fact]
    public async Task Reading_a_list_allocates_nothing_per_row()
    {
        const string document = "{ items { a b c d e f g h i j parent { a } } }";

        var ten = await AllocatedBy(Executor(10), document);
        var thousand = await AllocatedBy(Executor(1_000), document);

        Assert.InRange(thousand - ten, -200, 200);
    }

    private static async Task<long> AllocatedBy(GraphQLExecutor executor, string document)
    {
        var request = new GraphQLRequest { Document = Encoding.UTF8.GetBytes(document), Services = new Nothing() };
        var least = long.MaxValue;

        // The pools and the plan are filled by the first runs; the least of the later ones is free of the runtime's own work.
        for (var run = 0; run < 40; run++)
        {
            least = Math.Min(least, await Run(executor, request));
        }

        return least;
    }

    private static async Task<long> Run(GraphQLExecutor executor, GraphQLRequest request)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        // Completes at once, so both readings are of one thread.
        using (await executor.ExecuteAsync(request, CancellationToken.None))
        {
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static GraphQLExecutor Executor(int rows)
    {
        var items = Enumerable.Range(0, rows).Select(i => new Item(i, i, "text", null, true, i / 3.0, "g", null, "i", "j")).ToArray();
        var binding = new SchemaBinding(SchemaBuilder.Build(
        [
            new Source("type Query { items: [Item!]! } type Item { a: Int! b: Int! c: String! d: String e: Boolean! f: Float! g: String! h: Int i: String! j: ID! parent: Item }"),
        ]));

        binding.Query.Field("items", IReadOnlyList<Item> (_) => items);
        binding.Type<Item>("Item").Field("parent", Item? (Item item) => item);

        return new GraphQLExecutor(binding.Build());
    }

    private sealed record Item(int A, int B, string C, string? D, bool E, double F, string G, int? H, string I, string J);

    private sealed class Nothing : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
