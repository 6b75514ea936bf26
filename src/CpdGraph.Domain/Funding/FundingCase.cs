using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Money that somebody asks for or awards, for one place or one completion.</summary>
public sealed record FundingCase
{
    /// <summary>Who is to pay, as typed.</summary>
    public required ImmutableArray<FundingEntry> Entries { get; init; }

    /// <summary>What it costs in all. Null when that is not known.</summary>
    public Money? Cost { get; init; }

    /// <summary>Whether the cost was stated, be it wrong.</summary>
    public bool CostIsStated { get; init; }

    /// <summary>Whether money is only asked for, or promised.</summary>
    public required FundingIntent Intent { get; init; }

    /// <summary>
    /// Awards that the place or completion has already, and that still stand. Null when the lines are all there is, as when a place is asked
    /// for: then they make exactly the cost.
    /// </summary>
    public ImmutableArray<FundingAward>? Standing { get; init; }

    /// <summary>Budgets that a line may be paid from when it names none: the employer's, as far as whoever decides may commit them.</summary>
    public ImmutableArray<FundingAllocation> Budgets { get; init; } = [];

    /// <summary>Whether whoever decides can say without a budget that the employer, a charity or a provider pays.</summary>
    public bool MayBeStated { get; init; } = true;

    /// <summary>Today, in England: a budget pays only while it is open.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>What is known of the coach and the offer.</summary>
    public required FundingFacts Facts { get; init; }
}

/// <summary>What is to become of lines that may stand.</summary>
public enum FundingIntent
{
    /// <summary>Asked for with a place; nothing is taken from a budget before it is approved.</summary>
    Ask,

    /// <summary>Promised.</summary>
    Commit,
}

/// <summary>A line that may stand.</summary>
/// <param name="From">The budget that it is taken from. Null where none stands behind it.</param>
/// <param name="Status">Requested, Stated or Committed.</param>
/// <param name="Takes">An award without a budget that it takes the place of, with its id. Null when it is new.</param>
public sealed record PlannedAward(FundingLine Line, FundingAllocation? From, FundingStatus Status, FundingAward? Takes);
