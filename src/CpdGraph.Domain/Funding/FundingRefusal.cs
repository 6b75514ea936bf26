namespace CpdGraph.Domain;

/// <summary>Why a stream, or a budget of it, may not pay.</summary>
/// <param name="Code">FundingNotAllowed, FundingCeilingReached, FundingClosed or FundingExhausted.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Text">Why, in plain English.</param>
/// <param name="Mend">What to do next.</param>
public sealed record FundingRefusal(UserErrorCode Code, FundingStream Stream, string Rule, string Text, string Mend)
{
    /// <summary>Where the rule is written. Null for rules of this service itself.</summary>
    public string? SourceReference { get; init; }

    /// <summary>What could still be paid. Null when nothing could.</summary>
    public Money? UpTo { get; init; }
}
