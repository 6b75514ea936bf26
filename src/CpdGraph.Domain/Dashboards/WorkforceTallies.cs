namespace CpdGraph.Domain;

/// <summary>Coaches by readiness to take referrals.</summary>
/// <param name="TopMissing">The requirement that most of them lack. Null when none is lacking or the count is hidden.</param>
public sealed record ReadinessTally(ReadinessStatus Status, SafeCount Count, ReadinessRequirementId? TopMissing);

/// <summary>Coaches by tier of practice.</summary>
/// <param name="Tier">Null for those without one.</param>
/// <param name="MovedUp">Recognised at this tier within the period.</param>
public sealed record TierTally(PracticeTier? Tier, SafeCount Count, SafeCount MovedUp);

/// <summary>Coaches by state of one kind of supervision.</summary>
public sealed record SupervisionTally(SupervisionKind Kind, SupervisionStatus Status, SafeCount Count);

/// <summary>One cell of the competency heat map.</summary>
/// <param name="Coaches">Coaches of the tier of whom something is expected in the area.</param>
/// <param name="AchievedShare">Share of what is expected that is confirmed, 0 to 1. Null when hidden, or when nothing is expected.</param>
public sealed record CompetencyCoverageCell(CompetencyAreaId AreaId, PracticeTier Tier, SafeCount Coaches, double? AchievedShare);

/// <summary>A competency that coaches still need for the tier after theirs.</summary>
public sealed record WorkforceGap(CompetencyId CompetencyId, SafeCount CoachesInNeed);

/// <summary>What was learned in a period.</summary>
/// <param name="FormalMinutes">CPD time of completions. Null when hidden.</param>
/// <param name="InformalMinutes">CPD time of informal learning. Null when hidden.</param>
public sealed record LearningTally(SafeCount CompletionCount, SafeCount CoachCount, int? FormalMinutes, int? InformalMinutes);

/// <summary>Completions in one group.</summary>
/// <param name="Value">
/// By the dimension: the first day of a month, quarter or financial year, a member of its enum, or a typed id. Null for those that have none.
/// </param>
/// <param name="CpdMinutes">Null when hidden.</param>
public sealed record CompletionTally(object? Value, SafeCount Count, int? CpdMinutes);

/// <summary>Money of one stream.</summary>
/// <param name="CoachCount">Coaches to whom money was promised or paid.</param>
/// <param name="AllocatedPence">Budgets.</param>
/// <param name="CommittedPence">Promised and not spent. Null when hidden.</param>
/// <param name="SpentPence">Null when hidden.</param>
public sealed record FundingTally(FundingStreamId StreamId, SafeCount CoachCount, long AllocatedPence, long? CommittedPence, long? SpentPence)
{
    /// <summary>Left of what is allocated, as far as it is shown. Null when a part is hidden, and where nothing is allocated.</summary>
    public long? RemainingPence => AllocatedPence > 0 && CommittedPence + SpentPence is { } used ? Math.Max(0, AllocatedPence - used) : null;
}

/// <summary>Places on runs.</summary>
/// <param name="Booked">Places that coaches have or had.</param>
public sealed record PlaceTally(SafeCount Booked, SafeCount Attended, SafeCount DidNotAttend);
