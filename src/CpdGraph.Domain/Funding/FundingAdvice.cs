namespace CpdGraph.Domain;

/// <summary>Whether one stream may pay for one offer for one coach, and why.</summary>
public sealed record FundingAdvice
{
    /// <summary>The stream.</summary>
    public required FundingStream Stream { get; init; }

    /// <summary>The answer.</summary>
    public required FundingVerdict Verdict { get; init; }

    /// <summary>Code of the rule that decided. Null when no rule of the stream speaks of the use.</summary>
    public string? Rule { get; init; }

    /// <summary>Why, in plain English, with what to do next.</summary>
    public required string Reason { get; init; }

    /// <summary>Where the rule is written. Null for rules of this service itself.</summary>
    public string? SourceReference { get; init; }

    /// <summary>Ceiling for the person and financial year, the offer or the budget. Null when there is none.</summary>
    public Money? Ceiling { get; init; }

    /// <summary>Most that it may pay for this offer now. Null when nothing bounds it, or nothing may be paid.</summary>
    public Money? UpTo { get; init; }

    /// <summary>Share of the price that it pays, in percent. Null when it is not by share.</summary>
    public decimal? SharePercent { get; init; }

    /// <summary>What the employer's budgets have left today. Null when the caller may not see it, or there is none.</summary>
    public Money? Remaining { get; init; }
}
