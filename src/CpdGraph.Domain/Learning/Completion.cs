namespace CpdGraph.Domain;

/// <summary>A coach finished an offer. Never changed, only added to: a correction or a retake makes another. Only its verification moves on.</summary>
public sealed record Completion
{
    /// <summary>Its id.</summary>
    public required CompletionId Id { get; init; }

    /// <summary>The coach.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>The offer.</summary>
    public required OfferId OfferId { get; init; }

    /// <summary>The version that was current on the day; its mappings and accreditation are the ones that count.</summary>
    public required OfferVersionId OfferVersionId { get; init; }

    /// <summary>Null when it was not on a run known here.</summary>
    public OfferRunId? RunId { get; init; }

    /// <summary>Last day of the learning, in England. Never in the future.</summary>
    public required DateOnly OccurredOn { get; init; }

    /// <summary>Day on which it stops counting. Null means never.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>CPD time credited, in minutes.</summary>
    public required int CpdMinutes { get; init; }

    /// <summary>Taught days attended. Null when not known.</summary>
    public decimal? DaysAttended { get; init; }

    /// <summary>How it ended.</summary>
    public required CompletionOutcome Outcome { get; init; }

    /// <summary>How far it has been checked.</summary>
    public required Verification Verification { get; init; }

    /// <summary>Who verified or refused it. Null while nobody has.</summary>
    public PrincipalId? CheckedById { get; init; }

    /// <summary>Name of who verified or refused it. Null while nobody has.</summary>
    public string? CheckedByName { get; init; }

    /// <summary>When it was verified or refused, UTC. Null while it was not.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>Why it was refused. Null otherwise.</summary>
    public string? RejectionReason { get; init; }

    /// <summary>What it cost in all. Null when not stated.</summary>
    public Money? Cost { get; init; }

    /// <summary>Address of a certificate that the coach entered; never fetched by the server. Null when there is none.</summary>
    public string? EvidenceUrl { get; init; }

    /// <summary>The completion that this one corrects; no two correct the same. Null otherwise.</summary>
    public CompletionId? ReplacesId { get; init; }

    /// <summary>Who recorded it.</summary>
    public required PrincipalId RecordedById { get; init; }

    /// <summary>When it was recorded, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Last change of its verification, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
