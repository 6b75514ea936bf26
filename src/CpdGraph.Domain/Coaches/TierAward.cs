using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A dated recognition of a tier of practice. It can be revoked; nothing is overwritten.</summary>
public sealed record TierAward
{
    /// <summary>Its id.</summary>
    public required TierAwardId Id { get; init; }

    /// <summary>The coach.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>The tier.</summary>
    public required PracticeTier Tier { get; init; }

    /// <summary>First day on which it counts.</summary>
    public required DateOnly AwardedOn { get; init; }

    /// <summary>What it rests on, for example a portfolio or a provider's recognition.</summary>
    public required string Basis { get; init; }

    /// <summary>Person or body that recognised it.</summary>
    public required string RecognisedBy { get; init; }

    /// <summary>Items of evidence that it cites.</summary>
    public ImmutableArray<EvidenceItemId> EvidenceIds { get; init; } = [];

    /// <summary>Completions that it cites.</summary>
    public ImmutableArray<CompletionId> CompletionIds { get; init; } = [];

    /// <summary>Why a tier was skipped. Null in the usual order.</summary>
    public string? OverrideReason { get; init; }

    /// <summary>First day on which it counts no more. Null while it is live.</summary>
    public DateOnly? RevokedOn { get; init; }

    /// <summary>Why it was revoked. Null while it is live.</summary>
    public string? RevocationReason { get; init; }

    /// <summary>Who recorded it.</summary>
    public required PrincipalId RecordedById { get; init; }

    /// <summary>When it was recorded, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Whether it counts on a day.</summary>
    public bool IsLiveOn(DateOnly day) => AwardedOn <= day && (RevokedOn is not { } revoked || day < revoked);

    /// <summary>Of several recognitions the one that counts on a day: the latest that is live; of one day, the higher. Null when there is none.</summary>
    public static TierAward? On(IEnumerable<TierAward> awards, DateOnly day) =>
        awards.Where(award => award.IsLiveOn(day)).OrderByDescending(award => award.AwardedOn).ThenByDescending(award => award.Tier).FirstOrDefault();
}
