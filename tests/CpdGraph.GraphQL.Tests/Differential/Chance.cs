namespace CpdGraph.GraphQL.Tests.Differential;

/// <summary>A seeded generator with the questions that makers of documents ask.</summary>
internal sealed class Chance(int seed)
{
    // Seeded, so that a failure can be had again.
    private readonly Random random = new(seed);

    /// <summary>How often <see cref="Slips"/> says yes; 0 makes nothing but what should be valid.</summary>
    public double SlipRate { get; set; }

    /// <summary>Whether to do the wrong thing here.</summary>
    public bool Slips() => SlipRate > 0 && random.NextDouble() < SlipRate;

    public bool Is(double probability) => random.NextDouble() < probability;

    /// <summary>From 0 to below the limit.</summary>
    public int Below(int limit) => random.Next(limit);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => random.Next(least, most + 1);

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>A seed for what is to be repeatable on its own.</summary>
    public int Seed() => random.Next();
}
