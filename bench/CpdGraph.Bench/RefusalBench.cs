using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CpdGraph.GraphQL.Binding.Json;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.Bench;

/// <summary>How long it takes to refuse what means harm: at most 50 ms and 64 KB, with warm code.</summary>
internal static class RefusalBench
{
    private const int Rounds = 15;

    private const string Sdl =
        """
        type Query { row: Row rows(first: Int, filter: Filter): [Row!] many(ids: [Int!]): Int id: ID }
        type Row { id: ID row: Row rows(first: Int, filter: Filter): [Row!] }
        input Filter { not: Filter and: [Filter!] id: ID }
        """;

    public static async Task RunAsync()
    {
        var executor = new GraphQLExecutor(JsonBinding.Build(SchemaBuilder.Build([new Source(Sdl)]), JsonElement.Parse("{}")));

        foreach (var (shape, document, variables) in HostileRequests.All())
        {
            var request = new GraphQLRequest { Document = Encoding.UTF8.GetBytes(document), Variables = Encoding.UTF8.GetBytes(variables), Services = new Nothing() };
            var times = new List<double>();
            var code = "";
            var bytes = 0;

            for (var i = 0; i < Rounds; i++)
            {
                var start = Stopwatch.GetTimestamp();

                using var result = await executor.ExecuteAsync(request, CancellationToken.None);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                code = result.Errors is [var first, ..] ? first.Code : "(runs)";
                bytes = result.Length;
            }

            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{shape,-52} {times[Rounds / 2],8:0.00} ms  longest {times[^1],8:0.00} ms  {bytes,6} B  {code}"));
        }
    }

    private sealed class Nothing : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
