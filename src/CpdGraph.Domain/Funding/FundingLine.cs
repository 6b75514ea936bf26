namespace CpdGraph.Domain;

/// <summary>One line of a funding split, reckoned out.</summary>
/// <param name="Amount">Null when it is not known.</param>
/// <param name="SharePercent">Share of the whole cost. Null when the cost or the amount is not known.</param>
/// <param name="Reference">Null when there is none.</param>
public sealed record FundingLine(FundingStreamId StreamId, FundingUse Use, Money? Amount, decimal? SharePercent, string? Reference)
{
    /// <summary>Place in the input, from 0.</summary>
    public int Index { get; init; }

    /// <summary>The budget that the input names. Null when it names none.</summary>
    public FundingAllocation? Allocation { get; init; }
}
