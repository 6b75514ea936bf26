using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Differential;

/// <summary>The engine and npm's <c>graphql</c> side by side over broken schemas: both accept or both refuse, and the mistake that the reference names first is among ours.</summary>
public sealed class SchemaDifferenceTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Schemas_are_accepted_by_both_or_refused_by_both_with_the_same_mistake()
    {
        var run = RandomRun.Of(1_500);
        output.WriteLine($"{run}");
        var sources = Directory.GetFiles(RepositoryRoot.Of("tests", "CpdGraph.GraphQL.Tests", "Differential", "Schemas"), "*.graphql")
            .Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        var chance = new Chance(run.Seed);
        var differences = new List<string>();
        var accepted = 0;
        await using var reference = new Reference();

        for (var i = 0; i < run.Count; i++)
        {
            var sdl = RandomSchema.Broken(chance.Pick(sources), chance);
            var theirs = await reference.SchemaAsync(sdl);
            SchemaBuilder.TryBuild([new Source(sdl)], out _, out var errors);
            var ours = Verdict.Of(errors);
            accepted += ours.Accepts ? 1 : 0;

            if (KnownSchemaDifferences.Unexplained(ours, theirs) is { } difference)
            {
                differences.Add($"{difference}\n  in: {sdl[^Math.Min(sdl.Length, 400)..]}");
            }
        }

        output.WriteLine($"{accepted} accepted, {run.Count - accepted} refused, {differences.Count} different");
        Assert.True(differences.Count == 0, $"{run}: {differences.Count} different\n\n{string.Join("\n\n", differences.Take(15))}");
        Assert.InRange(accepted, run.Count / 20, run.Count / 2);
    }
}
