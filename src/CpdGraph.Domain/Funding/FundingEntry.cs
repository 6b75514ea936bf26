namespace CpdGraph.Domain;

/// <summary>Who paid, as somebody typed it: an amount, or a share of the whole cost, or neither when it is not known.</summary>
public sealed record FundingEntry
{
    /// <summary>The stream.</summary>
    public required Named<FundingStream> Stream { get; init; }

    /// <summary>The budget that it comes from. Null when none is named.</summary>
    public Named<FundingAllocation>? Allocation { get; init; }

    /// <summary>Null when a share is given, or nothing is known.</summary>
    public MoneyEntry? Amount { get; init; }

    /// <summary>Share of the whole cost in percent. Null when an amount is given, or nothing is known.</summary>
    public decimal? SharePercent { get; init; }

    /// <summary>What it was used for.</summary>
    public FundingUse Use { get; init; } = FundingUse.CourseFee;

    /// <summary>A purchase order or the like. Null when there is none.</summary>
    public string? Reference { get; init; }
}
