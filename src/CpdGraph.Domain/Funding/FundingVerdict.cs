namespace CpdGraph.Domain;

/// <summary>Answer of the funding rules. The order is the one in which advice is listed.</summary>
public enum FundingVerdict
{
    MayPay,

    /// <summary>A part; the rest needs another stream.</summary>
    MayPayPart,

    /// <summary>A fact is missing that the rule needs.</summary>
    Unknown,
    MayNotPay,
}
