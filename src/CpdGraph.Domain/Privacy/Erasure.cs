namespace CpdGraph.Domain;

/// <summary>
/// That a person was erased: which records, under which pseudonym they stay, why and by whom. It holds ids alone, so that it can be kept,
/// and is what to go by when a backup from before is put back.
/// </summary>
public sealed record Erasure
{
    /// <summary>Its id.</summary>
    public required ErasureId Id { get; init; }

    /// <summary>The person's record as a coach. Null when there was none.</summary>
    public CoachId? CoachId { get; init; }

    /// <summary>The person's record as a supervisor. Null when there was none.</summary>
    public SupervisorId? SupervisorId { get; init; }

    /// <summary>The person's account. Null when they never signed in.</summary>
    public PrincipalId? PrincipalId { get; init; }

    /// <summary>The name under which amounts and counts stay.</summary>
    public required string Pseudonym { get; init; }

    /// <summary>Why.</summary>
    public required ErasureReason Reason { get; init; }

    /// <summary>The account of who did it.</summary>
    public required PrincipalId ErasedById { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ErasedAt { get; init; }
}
