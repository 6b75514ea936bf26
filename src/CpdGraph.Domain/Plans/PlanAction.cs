using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Something that a coach will do under a plan.</summary>
public sealed record PlanAction
{
    /// <summary>Stable key within the plan.</summary>
    public required string Key { get; init; }

    /// <summary>What it is.</summary>
    public required string Title { get; init; }

    /// <summary>Day by which it is to be done. Null when none is set.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Day on which it was done. Null until then.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>Offer to take. Null when it is none.</summary>
    public OfferId? OfferId { get; init; }

    /// <summary>Pathway to follow. Null when it is none.</summary>
    public PathwayId? PathwayId { get; init; }

    /// <summary>Competencies that it is for.</summary>
    public ImmutableArray<CompetencyId> CompetencyIds { get; init; } = [];

    /// <summary>Whether two say the same, competencies and their order included.</summary>
    public bool Equals(PlanAction? other) =>
        other is not null && Key == other.Key && Title == other.Title && DueOn == other.DueOn && DoneOn == other.DoneOn
        && OfferId == other.OfferId && PathwayId == other.PathwayId && CompetencyIds.SequenceEqual(other.CompetencyIds);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Key, Title, DueOn, DoneOn, OfferId, PathwayId, CompetencyIds.Length);
}
