namespace CpdGraph.Domain;

/// <summary>What completions can be grouped by. The list is closed: each one more makes hidden counts easier to work out.</summary>
public enum CompletionDimension
{
    Month,

    /// <summary>Of the financial year.</summary>
    Quarter,
    FinancialYear,

    /// <summary>The coach's employer on the day.</summary>
    Organisation,

    /// <summary>The coach's tier on the day.</summary>
    Tier,
    ProviderKind,
    OfferChannel,
    OfferFormat,

    /// <summary>A completion counts in each area that its version develops or assesses.</summary>
    CompetencyArea,

    /// <summary>A completion counts in each competency that its version develops or assesses.</summary>
    Competency,

    /// <summary>A completion counts in each stream that paid for it.</summary>
    FundingStream,
}
