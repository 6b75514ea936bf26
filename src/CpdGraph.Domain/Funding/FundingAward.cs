namespace CpdGraph.Domain;

/// <summary>Money from one stream for one place on a run, or for one completion.</summary>
public sealed record FundingAward
{
    /// <summary>Its id.</summary>
    public required FundingAwardId Id { get; init; }

    /// <summary>Who it is for.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>The place that it is for. Null when it is for a completion without a place.</summary>
    public EnrolmentId? EnrolmentId { get; init; }

    /// <summary>The completion that it is for. Null until a place is completed.</summary>
    public CompletionId? CompletionId { get; init; }

    /// <summary>Place among the awards of the same place or completion, as entered, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>The budget that it comes from. Null for streams without one, such as self-funding, and for what a coach stated.</summary>
    public FundingAllocationId? AllocationId { get; init; }

    /// <summary>
    /// Who holds that budget: who may see the money hangs on it too. Not a column of the award; whoever reads awards fills it in. Null without a
    /// budget.
    /// </summary>
    public OrganisationId? HolderId { get; init; }

    /// <summary>Day that decides the financial year and the rules: when it was asked for or awarded, in England; of what was stated, the day of the learning.</summary>
    public required DateOnly AwardedOn { get; init; }

    /// <summary>The stream.</summary>
    public required FundingStreamId StreamId { get; init; }

    /// <summary>The coach's employer on the day: who may see the money hangs on it. Null between employments.</summary>
    public OrganisationId? EmployerId { get; init; }

    /// <summary>What it was used for.</summary>
    public required FundingUse Use { get; init; }

    /// <summary>Null when the amount is not known. Of what was promised, what is still promised or was spent; of what was given back, what had been promised.</summary>
    public Money? Amount { get; init; }

    /// <summary>Share of the whole cost in percent, two decimals at most. Null when the cost or the amount is not known.</summary>
    public decimal? SharePercent { get; init; }

    /// <summary>How firm it is.</summary>
    public required FundingStatus Status { get; init; }

    /// <summary>A purchase order or the like. Null when there is none.</summary>
    public string? Reference { get; init; }
}
