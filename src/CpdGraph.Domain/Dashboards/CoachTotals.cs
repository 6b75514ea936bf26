using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// What one coach learned, booked and had paid, added up by month: the roll-up that all numbers of a workforce are made of. It is written in the
/// transaction of each change to the records that it adds up, and is nothing but them: counted again, they give the same.
/// </summary>
/// <remarks>Months are named by their first day. Lists are in the order of their fields, so that equal records give equal totals.</remarks>
public sealed record CoachTotals
{
    /// <summary>The coach.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>Completions that count: neither refused nor corrected by another.</summary>
    public ImmutableArray<LearningTotal> Learning { get; init; } = [];

    /// <summary>Money awarded, by the month of the award.</summary>
    public ImmutableArray<SpendTotal> Spend { get; init; } = [];

    /// <summary>Informal learning, by its month.</summary>
    public ImmutableArray<InformalTotal> Informal { get; init; } = [];

    /// <summary>Places on runs that are booked, or were when the run took place.</summary>
    public ImmutableArray<BookedTotal> Booked { get; init; } = [];
}

/// <summary>Completions of one version in one month, all with the same employer, tier and streams.</summary>
/// <param name="Month">First day of the month in which they occurred.</param>
/// <param name="EmployerId">The coach's employer on the day. Null between employments.</param>
/// <param name="Tier">The coach's tier on the day. Null without one.</param>
/// <param name="Completions">How many.</param>
/// <param name="Minutes">CPD time.</param>
/// <param name="Funding">What each stream gave for them, by stream; empty when nothing is known to have paid.</param>
public sealed record LearningTotal(
    DateOnly Month, OfferVersionId OfferVersionId, OrganisationId? EmployerId, PracticeTier? Tier, int Completions, int Minutes, ImmutableArray<StreamTotal> Funding);

/// <summary>What one stream gave for completions.</summary>
/// <param name="Pence">Spent, committed or stated, in sterling; 0 when the amount is not known.</param>
public sealed record StreamTotal(FundingStreamId StreamId, long Pence);

/// <summary>Money of one stream awarded in one month, all with the same employer.</summary>
/// <param name="Month">First day of the month of the award.</param>
/// <param name="EmployerId">The coach's employer on the day, as the award says. Null between employments.</param>
/// <param name="CommittedPence">Promised and not spent.</param>
/// <param name="SpentPence">Spent.</param>
/// <param name="StatedPence">Said to be paid, without a budget here.</param>
public sealed record SpendTotal(DateOnly Month, FundingStreamId StreamId, OrganisationId? EmployerId, long CommittedPence, long SpentPence, long StatedPence);

/// <summary>Informal learning of one month, all with the same employer.</summary>
/// <param name="EmployerId">The coach's employer on the day. Null between employments.</param>
/// <param name="Minutes">CPD time.</param>
public sealed record InformalTotal(DateOnly Month, OrganisationId? EmployerId, int Minutes);

/// <summary>Places on one run.</summary>
/// <param name="EmployerId">The coach's employer on the day of the request, as the place says. Null between employments.</param>
/// <param name="Booked">Booked, or booked when the run took place.</param>
/// <param name="Attended">Of them, those whose coach came.</param>
/// <param name="DidNotAttend">Of them, those whose coach did not come.</param>
public sealed record BookedTotal(OfferRunId RunId, OrganisationId? EmployerId, int Booked, int Attended, int DidNotAttend);
