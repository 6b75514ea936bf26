using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Http.Tests.Serving;
using CpdGraph.Testing;
using Microsoft.Extensions.Logging;

namespace CpdGraph.GraphQL.Http.Tests;

public sealed class DamagedBodyTests(ITestOutputHelper output)
{
    private const int Batch = 1_000;
    private const long MostGrowth = 16_000_000;

    private static readonly byte[] _whole =
    [
        .. """{"query":"query A($t: String) {\n  echo(text: $t)\n  hello ...F @include(if: true)\n} fragment F on Query { """u8,
        .. """__typename e: echo(text: \"\u00fc\") }","operationName":"A","variables":{"t":"\ud83c\udfc3 \\ ü","deep":[[{"a":[1.5e3,null,true]}]]},"""u8,
        .. """ "extensions" : {"x":{}}, "other":[]}"""u8,
    ];

    private static readonly byte[] _interesting = [.. "{}[]\",:\\ued8c0-.\0\n \uFEFF$@!"u8, 0x80, 0xC3, 0xED, 0xFF];

    [Fact]
    public async Task However_a_body_is_damaged_the_answer_is_a_refusal_or_a_result_and_memory_stays_flat()
    {
        var run = RandomRun.Of(4_000);
        output.WriteLine($"{run}");
        await using var server = new GraphQLServer(new ExecutionOptions { MaxCachedDocuments = 16 }, LogLevel.Warning);
        await server.InitializeAsync();
        Assert.Equal("""{"data":{"echo":"\uD83C\uDFC3 \\ ü","hello":"world","__typename":"Query","e":"ü"}}""", (await server.Post(_whole)).Text);
        var random = new Random(run.Seed);
        var counts = new SortedDictionary<int, int>();
        var settled = 0L;

        for (var done = 0; done < run.Count; done += Batch)
        {
            foreach (var (status, count) in await SendBatch(server, random))
            {
                counts[status] = counts.GetValueOrDefault(status) + count;
            }

            settled = done == Batch ? GC.GetTotalMemory(forceFullCollection: true) : settled;
        }

        output.WriteLine(string.Join(", ", counts.Select(pair => $"{pair.Value} × {pair.Key}")));
        Assert.Equal([200, 400], counts.Keys);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - settled, long.MinValue, MostGrowth);
        Assert.InRange(counts[200], run.Count / 50, run.Count);
        Assert.Empty(server.Log.AtLeast(LogLevel.Warning));
        await server.GoesOn();
    }

    private async Task<IEnumerable<(int Status, int Count)>> SendBatch(GraphQLServer server, Random random)
    {
        var bodies = Enumerable.Range(0, Batch).Select(_ => Damaged(random)).ToList();
        var statuses = new int[Batch];

        await Parallel.ForAsync(
            0,
            Batch,
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken },
            async (i, _) => statuses[i] = (await server.Post(bodies[i])).Status);

        return statuses.CountBy(status => status).Select(pair => (pair.Key, pair.Value));
    }

    private static byte[] Damaged(Random random)
    {
        var body = _whole.ToList();

        for (var edits = random.Next(1, 5); edits > 0; edits--)
        {
            var at = random.Next(body.Count);
            var value = _interesting[random.Next(_interesting.Length)];

            switch (random.Next(4))
            {
                case 0:
                    body[at] = value;
                    break;
                case 1:
                    body.Insert(at, value);
                    break;
                case 2:
                    body.RemoveRange(at, random.Next(1, Math.Min(8, body.Count - at) + 1));
                    break;
                default:
                    body.InsertRange(at, body[at..Math.Min(at + random.Next(1, 60), body.Count)]);
                    break;
            }
        }

        return [.. body];
    }
}
