using System.Text;
using System.Text.Json;
using CpdGraph.GraphQL.Binding.Json;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Differential;

/// <summary>Documents with bytes changed, doubled, moved or lost, run with the limits that strangers get.</summary>
public sealed class DamagedDocumentTests(ITestOutputHelper output)
{
    private const long MostGrowth = 16_000_000;

    private static readonly byte[] Interesting = [.. "{}()[]\",:\\u!@$#&|=. \n\r\0-0e"u8, 0xEF, 0xBB, 0xBF, 0x80, 0xC3, 0xED, 0xF0, 0xFF];

    [Fact]
    public async Task However_a_document_is_damaged_there_is_an_answer_and_memory_stays_flat()
    {
        var run = RandomRun.Of(6_000);
        output.WriteLine($"{run}");
        var chance = new Chance(run.Seed);
        var schema = SchemaBuilder.Build(new Source(File.ReadAllText(RepositoryRoot.Of("tests", "CpdGraph.GraphQL.Tests", "Differential", "Schemas", "inputs.graphql"))));
        var data = JsonElement.Parse(new RandomData(chance, schema).Root());
        var executor = new GraphQLExecutor(JsonBinding.Build(schema, data), new ExecutionOptions { MaxCachedDocuments = 16 });
        var (withData, settled) = (0, 0L);

        for (var i = 0; i < run.Count; i++)
        {
            var request = RandomDocument.Next(chance, schema);
            using var result = await executor.ExecuteAsync(
                new GraphQLRequest
                {
                    Document = Damaged(request.Query, chance),
                    Variables = chance.Is(0.5) ? Encoding.UTF8.GetBytes(request.Variables) : Damaged(request.Variables, chance),
                    OperationName = request.OperationName,
                    Services = NoServices.Instance,
                },
                TestContext.Current.CancellationToken);

            withData += result.HasData ? 1 : 0;
            Assert.True(result.HasData || !result.Errors.IsEmpty);
            Assert.Equal(JsonValueKind.Object, JsonElement.Parse(result.Body.Span).ValueKind);
            settled = i == run.Count / 4 ? GC.GetTotalMemory(forceFullCollection: true) : settled;
        }

        output.WriteLine($"{withData} of {run.Count} with data");
        Assert.InRange(withData, 1, run.Count);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - settled, long.MinValue, MostGrowth);
    }

    private static byte[] Damaged(string text, Chance chance)
    {
        var bytes = Encoding.UTF8.GetBytes(text).ToList();

        for (var edits = chance.Below(4); edits > 0 && bytes.Count > 0; edits--)
        {
            var at = chance.Below(bytes.Count);

            switch (chance.Below(4))
            {
                case 0:
                    bytes[at] = chance.Pick(Interesting);
                    break;
                case 1:
                    bytes.Insert(at, chance.Pick(Interesting));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(chance.Between(1, 8), bytes.Count - at));
                    break;
                default:
                    bytes.InsertRange(at, bytes[at..Math.Min(at + chance.Between(1, 60), bytes.Count)]);
                    break;
            }
        }

        return [.. bytes];
    }

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
