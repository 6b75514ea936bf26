namespace CpdGraph.Domain;

/// <summary>
/// An organisation's budget from one stream for a time. At every moment committed plus spent plus remaining is the amount; the database
/// refuses anything else. It is changed while its row is locked, together with an entry in its ledger.
/// </summary>
public sealed record FundingAllocation : IRevisioned
{
    /// <summary>Its id.</summary>
    public required FundingAllocationId Id { get; init; }

    /// <summary>Who holds the money.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Where the money comes from.</summary>
    public required FundingStreamId StreamId { get; init; }

    /// <summary>The whole of it, in sterling.</summary>
    public required Money Amount { get; init; }

    /// <summary>Promised to places and completions and not yet spent, in whole pence.</summary>
    public required long CommittedPence { get; init; }

    /// <summary>Spent, in whole pence.</summary>
    public required long SpentPence { get; init; }

    /// <summary>First day on which it may be awarded.</summary>
    public required DateOnly OpensOn { get; init; }

    /// <summary>Last day on which it may be awarded.</summary>
    public required DateOnly ClosesOn { get; init; }

    /// <summary>A purchase order or the like. Null when there is none.</summary>
    public string? Reference { get; init; }

    /// <summary>Number of the latest entry in its ledger.</summary>
    public required int LastEntry { get; init; }

    /// <summary>Who recorded it.</summary>
    public required PrincipalId RecordedById { get; init; }

    /// <inheritdoc />
    public required int Revision { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Neither promised nor spent, in whole pence.</summary>
    public long RemainingPence => Amount.Pence - CommittedPence - SpentPence;

    /// <summary>Whether it may be awarded on a day.</summary>
    public bool IsOpenOn(DateOnly day) => new DateSpan(OpensOn, ClosesOn).Contains(day);
}
