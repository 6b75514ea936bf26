namespace CpdGraph.Domain;

/// <summary>One movement of money in the ledger of an allocation. Only ever added: a trigger of the database sees to it.</summary>
public sealed record LedgerEntry
{
    /// <summary>Its id.</summary>
    public required LedgerEntryId Id { get; init; }

    /// <summary>The allocation.</summary>
    public required FundingAllocationId AllocationId { get; init; }

    /// <summary>Place in the ledger, from 1, without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>What moved; it gives the direction.</summary>
    public required LedgerEntryKind Kind { get; init; }

    /// <summary>In whole pence, never 0.</summary>
    public required long Pence { get; init; }

    /// <summary>What was left after it, in whole pence.</summary>
    public required long RemainingPence { get; init; }

    /// <summary>The award that it is for. Null for money that came in.</summary>
    public FundingAwardId? AwardId { get; init; }

    /// <summary>Whom the award is for. Null for money that came in.</summary>
    public CoachId? CoachId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it. Null for the service itself.</summary>
    public PrincipalId? ById { get; init; }

    /// <summary>Why it was given back. Null otherwise, and once its coach was erased.</summary>
    public string? Reason { get; init; }
}
