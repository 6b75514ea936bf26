namespace CpdGraph.Api.Composition;

/// <summary>Numbers as people write them.</summary>
internal static class Decimals
{
    // Dividing by a one with 28 decimals drops the zeros at the end: databases give 4.00 for what was stored as 4.
    private const decimal Normalising = 1.0000000000000000000000000000m;

    /// <summary>The number without zeros at its end. Null for null.</summary>
    public static decimal? WithoutTrailingZeros(decimal? number) => number / Normalising;
}
