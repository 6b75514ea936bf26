using System.Collections.Immutable;
using System.Text.Json;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Differential;

/// <summary>
/// The engine and npm's <c>graphql</c> side by side over made-up documents: the same ones are accepted, the same mistakes are found in the same
/// words at the same places, the same data comes back, and errors are at the same positions.
/// </summary>
public sealed class DocumentDifferenceTests(ITestOutputHelper output)
{
    private const int DocumentsOfOneRoot = 25;

    [Fact]
    public async Task Documents_get_the_same_verdict_and_the_same_answer_from_both()
    {
        var run = RandomRun.Of(6_000);
        output.WriteLine($"{run}");
        var sdl = Directory.GetFiles(RepositoryRoot.Of("tests", "CpdGraph.GraphQL.Tests", "Differential", "Schemas"), "*.graphql")
            .Order(StringComparer.Ordinal).Select(file => File.ReadAllText(file)).ToList();
        var chance = new Chance(run.Seed);
        var tally = new Tally();
        await using var reference = new Reference();

        for (var done = 0; done < run.Count; done += DocumentsOfOneRoot)
        {
            var text = sdl[done / DocumentsOfOneRoot % sdl.Count];
            var schema = SchemaBuilder.Build(new Source(text));
            var data = new RandomData(chance, schema).Root();
            Assert.True((await reference.SchemaAsync(text)).Accepts);
            await reference.DataAsync(data);
            var executor = Engine.Over(schema, data);

            for (var i = 0; i < DocumentsOfOneRoot; i++)
            {
                await CompareAsync(reference, executor, schema, RandomDocument.Next(chance, schema), tally);
            }
        }

        output.WriteLine($"{tally}");
        Assert.True(tally.Differences.IsEmpty, $"{run}: {tally}\n\n{string.Join("\n\n", tally.Differences.Take(12))}");
        Assert.InRange(tally.Accepted, run.Count / 4, run.Count * 9 / 10);
        Assert.InRange(tally.WithErrors, run.Count / 50, run.Count);
    }

    private static async Task CompareAsync(Reference reference, GraphQLExecutor executor, Schema schema, MadeRequest request, Tally tally)
    {
        var theirs = reference.JudgeAsync(request);
        var ours = Engine.Judge(schema, request.Query);
        var (verdict, answer) = await theirs;

        if (!ours.Errors.SequenceEqual(verdict.Errors))
        {
            if (KnownDifferences.Of(ours, verdict) is { } known)
            {
                tally.Excepted(known);
            }
            else
            {
                tally.Differ($"{request.Query}\n{ours.DifferenceFrom(verdict)}");
            }

            return;
        }

        if (answer is not { } their)
        {
            tally.Refused++;
            return;
        }

        using var result = await Engine.RunAsync(executor, request);
        var our = JsonElement.Parse(result.Body.Span);

        if (result.Operation == OperationType.Subscription)
        {
            tally.Excepted(KnownDifferences.Subscriptions);
            return;
        }

        if (KnownDifferences.HasNullCondition(their))
        {
            tally.Excepted(KnownDifferences.NullConditions);
            return;
        }

        tally.Ran(our);

        if (Answers.Difference(our, their) is { } difference)
        {
            tally.Differ($"{request}\n  {difference}\n  ours: {our}\n  theirs: {their}");
        }
    }

    private sealed class Tally
    {
        private readonly SortedDictionary<string, int> _excepted = new(StringComparer.Ordinal);

        public int Accepted { get; private set; }

        public int Refused { get; set; }

        public int WithErrors { get; private set; }

        public ImmutableList<string> Differences { get; private set; } = [];

        public void Ran(JsonElement answer)
        {
            Accepted++;
            WithErrors += answer.TryGetProperty("errors", out _) ? 1 : 0;
        }

        public void Excepted(params IEnumerable<string> reasons)
        {
            foreach (var why in reasons)
            {
                _excepted[why] = _excepted.GetValueOrDefault(why) + 1;
            }
        }

        public void Differ(string how) => Differences = Differences.Add(how);

        public override string ToString() =>
            $"{Accepted} ran, {WithErrors} of them with errors, {Refused} refused, {Differences.Count} different"
            + string.Concat(_excepted.Select(pair => $", {pair.Value} × {pair.Key}"));
    }
}
