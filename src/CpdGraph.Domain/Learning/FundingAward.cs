namespace CpdGraph.Domain;

/// <summary>Money from one stream for one completion.</summary>
public sealed record FundingAward
{
    /// <summary>Its id.</summary>
    public required FundingAwardId Id { get; init; }

    /// <summary>Who it is for.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>What it is for.</summary>
    public required CompletionId CompletionId { get; init; }

    /// <summary>Place among the awards of the completion, as entered, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>The stream.</summary>
    public required FundingStreamId StreamId { get; init; }

    /// <summary>The coach's employer on the day: who may see the money hangs on it. Null between employments.</summary>
    public OrganisationId? EmployerId { get; init; }

    /// <summary>What it was used for.</summary>
    public required FundingUse Use { get; init; }

    /// <summary>Null when the amount is not known.</summary>
    public Money? Amount { get; init; }

    /// <summary>Share of the whole cost in percent, two decimals at most. Null when the cost or the amount is not known.</summary>
    public decimal? SharePercent { get; init; }

    /// <summary>How firm it is.</summary>
    public required FundingStatus Status { get; init; }

    /// <summary>A purchase order or the like. Null when there is none.</summary>
    public string? Reference { get; init; }
}
