using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>The records of one coach that totals are made of, each list in any order: of every record what is added up, and nothing else.</summary>
public sealed record CoachTotalsFacts
{
    /// <summary>The coach.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>All completions, refused and corrected ones too.</summary>
    public ImmutableArray<TotalledCompletion> Completions { get; init; } = [];

    /// <summary>All awards, whatever their state.</summary>
    public ImmutableArray<TotalledAward> Awards { get; init; } = [];

    /// <summary>All informal learning, refused too.</summary>
    public ImmutableArray<TotalledInformal> Informal { get; init; } = [];

    /// <summary>All places and requests for one, whatever their state.</summary>
    public ImmutableArray<TotalledPlace> Places { get; init; } = [];

    /// <summary>All posts.</summary>
    public ImmutableArray<TotalledPost> Posts { get; init; } = [];

    /// <summary>All recognitions of a tier.</summary>
    public ImmutableArray<TotalledTier> Tiers { get; init; } = [];
}

/// <summary>Of a <see cref="Completion"/>.</summary>
/// <param name="ReplacesId">The completion that it corrects. Null otherwise.</param>
public readonly record struct TotalledCompletion(
    CompletionId Id, OfferVersionId OfferVersionId, DateOnly OccurredOn, int CpdMinutes, Verification Verification, CompletionId? ReplacesId);

/// <summary>Of a <see cref="FundingAward"/>.</summary>
/// <param name="CompletionId">Null until a place is completed.</param>
/// <param name="EmployerId">Null between employments.</param>
/// <param name="Amount">Null when it is not known.</param>
public readonly record struct TotalledAward(
    CompletionId? CompletionId, FundingStreamId StreamId, OrganisationId? EmployerId, DateOnly AwardedOn, FundingStatus Status, Money? Amount);

/// <summary>Of an <see cref="InformalLearning"/>.</summary>
public readonly record struct TotalledInformal(DateOnly OccurredOn, int CpdMinutes, Verification Verification);

/// <summary>Of an <see cref="Enrolment"/>.</summary>
/// <param name="EmployerId">Null between employments.</param>
public readonly record struct TotalledPlace(OfferRunId RunId, OrganisationId? EmployerId, EnrolmentStatus Status);

/// <summary>Of an <see cref="Employment"/>.</summary>
/// <param name="EndedOn">Last day. Null while it runs.</param>
public readonly record struct TotalledPost(EmploymentId Id, OrganisationId OrganisationId, DateOnly StartedOn, DateOnly? EndedOn);

/// <summary>Of a <see cref="TierAward"/>.</summary>
/// <param name="RevokedOn">First day on which it counts no more. Null while it is live.</param>
public readonly record struct TotalledTier(PracticeTier Tier, DateOnly AwardedOn, DateOnly? RevokedOn);
