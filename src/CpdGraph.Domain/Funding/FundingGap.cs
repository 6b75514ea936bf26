namespace CpdGraph.Domain;

/// <summary>How far the lines of a funding split are from the cost, or a share from what its stream pays.</summary>
/// <param name="Text">For people, with what to do.</param>
/// <param name="Expected">What they must add up to.</param>
/// <param name="Actual">What they add up to.</param>
public sealed record FundingGap(string Text, Money Expected, Money Actual)
{
    /// <summary>Code of the rule.</summary>
    public string Rule { get; init; } = FundingSplit.AddsUp;

    /// <summary>Where the rule is written. Null for rules of this service itself.</summary>
    public string? SourceReference { get; init; }

    /// <summary>What would mend it.</summary>
    public string Mend { get; init; } = "Change the lines, or the cost, so that the lines together make exactly the cost.";
}
