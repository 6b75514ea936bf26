using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Http.Tests.Serving;
using CpdGraph.Testing;
using Microsoft.Extensions.Logging;

namespace CpdGraph.GraphQL.Http.Tests;

/// <summary>
/// Sixty-four clients at once, each asking for words of its own, some going away half-way and some asking for what fails, over a plan cache of
/// four documents: every answer is, to the byte, the one that its client was to get. Four of five go straight to the engine, the rest over HTTP.
/// </summary>
public sealed class CanaryTests(ITestOutputHelper output)
{
    private const int Clients = 64;

    private static readonly ExecutionOptions Options = new() { MaxCachedDocuments = 4 };

    [Fact]
    public async Task No_byte_of_one_answer_is_in_another_straight_from_the_engine()
    {
        var run = RandomRun.Of(80_000);
        output.WriteLine($"{run}");
        using var patience = new Patience();
        var executor = ExampleSchema.Executor(Options);
        var services = new Services(patience);

        await Together(run, async (canary, _) =>
        {
            using var gone = canary.GoesAway ? new CancellationTokenSource(TimeSpan.FromMilliseconds(canary.Number % 3)) : new CancellationTokenSource();
            var request = new GraphQLRequest { Document = Encoding.UTF8.GetBytes(canary.Query), Variables = Encoding.UTF8.GetBytes(canary.Variables), Services = services };

            try
            {
                using var result = await executor.ExecuteAsync(request, gone.Token);

                // Others run between the answer's making and its reading: its bytes must still be its own.
                await Task.Yield();
                canary.Check(Encoding.UTF8.GetString(result.Body.Span));
            }
            catch (OperationCanceledException) when (canary.GoesAway)
            {
            }
        });
    }

    [Fact]
    public async Task No_byte_of_one_answer_is_in_another_over_http()
    {
        var run = RandomRun.Of(20_000);
        output.WriteLine($"{run}");
        await using var server = new GraphQLServer(Options, LogLevel.Warning);
        await server.InitializeAsync();

        await Together(run, async (canary, cancellation) =>
        {
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
            {
                Content = new StringContent($"{{\"query\":{JsonSerializer.Serialize(canary.Query)},\"variables\":{canary.Variables}}}", Encoding.UTF8, "application/json"),
            };
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(GraphQLServer.GraphQLResponseType));

            if (canary.GoesAway)
            {
                gone.CancelAfter(TimeSpan.FromMilliseconds(canary.Number % 5));
            }

            try
            {
                using var response = await server.Client.SendAsync(request, gone.Token);

                canary.Check(await response.Content.ReadAsStringAsync(gone.Token));
            }
            catch (OperationCanceledException) when (canary.GoesAway)
            {
            }
        });
    }

    private static async Task Together(RandomRun run, Func<Canary, CancellationToken, Task> send) => await Parallel.ForAsync(
        0,
        run.Count,
        new ParallelOptions { MaxDegreeOfParallelism = Clients, CancellationToken = TestContext.Current.CancellationToken },
        async (number, cancellation) => await send(new Canary(number, new Random(unchecked(run.Seed + (number * 31)))), cancellation));

    /// <summary>One request with a word that no other has, and the answer to it.</summary>
    private sealed class Canary
    {
        private readonly string _expected;

        public Canary(int number, Random random)
        {
            Number = number;
            var word = string.Create(CultureInfo.InvariantCulture, $"canary-{number}-") + new string((char)('a' + (number % 26)), random.Next(1, 1_500));
            Variables = $"{{\"t\":\"{word}\"}}";

            (Query, _expected) = random.Next(12) switch
            {
                0 => ("{ wait }", ""),
                1 => ($"{{ unknown{number} }}", $"Cannot query field \\\"unknown{number}\\\""),
                2 => ($"{{ echo(text: \"{word}\" }}", "Syntax Error"),
                3 => ("query ($t: String) { echo(text: $t) broken }", $"\"data\":{{\"echo\":\"{word}\",\"broken\":null}}}}"),
                4 or 5 => ($"{{ echo(text: \"{word}\") }}", $"{{\"data\":{{\"echo\":\"{word}\"}}}}"),
                var shape => ($"query ($t: String) {{ a{shape}: echo(text: $t) hello }}", $"{{\"data\":{{\"a{shape}\":\"{word}\",\"hello\":\"world\"}}}}"),
            };
            GoesAway = Query == "{ wait }" || random.Next(40) == 0;
        }

        public int Number { get; }

        public string Query { get; }

        public string Variables { get; }

        public bool GoesAway { get; }

        public void Check(string answer)
        {
            if (answer != _expected && (_expected.StartsWith("{\"data\"", StringComparison.Ordinal) || !answer.Contains(_expected, StringComparison.Ordinal)))
            {
                Assert.Fail($"Number {Number} was to get {_expected} and got {answer}");
            }

            // Errors repeat no word but the client's own.
            var at = answer.IndexOf("canary-", StringComparison.Ordinal);
            Assert.True(at < 0 || answer.AsSpan(at).StartsWith(string.Create(CultureInfo.InvariantCulture, $"canary-{Number}-")), answer);
        }
    }

    private sealed class Services(Patience patience) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(Patience) ? patience : null;
    }
}
