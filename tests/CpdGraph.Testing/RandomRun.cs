using System.Globalization;

namespace CpdGraph.Testing;

/// <summary>
/// How often a test with made-up inputs tries, and from which seed. A run of CI is always the same one, so that red means that the change
/// did it; <c>.ci/long</c> takes many more inputs from a seed that it draws.
/// </summary>
/// <param name="Count">Inputs to make.</param>
/// <param name="Seed">The same seed makes the same inputs.</param>
public sealed record RandomRun(int Count, int Seed)
{
    private const int SeedOfContinuousIntegration = 20_261_124;

    /// <summary>What <c>CPDGRAPH_RUNS</c> and <c>CPDGRAPH_SEED</c> ask for, or the run of CI.</summary>
    public static RandomRun Of(int count) => new(Number("CPDGRAPH_RUNS") ?? count, Number("CPDGRAPH_SEED") ?? SeedOfContinuousIntegration);

    /// <summary>Printed with every run: all that is needed to have it again.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"CPDGRAPH_SEED={Seed} CPDGRAPH_RUNS={Count}");

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
