using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Money by stream for an organisation or a coach in a period.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Lines">One a stream that has any, in the order in which the streams were handed in.</param>
public sealed record FundingStatement(DateOnly From, DateOnly To, ImmutableArray<FundingStatementLine> Lines)
{
    /// <summary>What an organisation's budgets that were open in a period are: as they stand now.</summary>
    /// <param name="budgets">Of one organisation; those that were not open on any day of the period are passed over.</param>
    /// <param name="released">What went back to each of these budgets within the period, in pence.</param>
    /// <param name="streams">Streams in the order in which they are shown.</param>
    public static FundingStatement OfOrganisation(
        DateSpan period, IReadOnlyCollection<FundingAllocation> budgets, IReadOnlyDictionary<FundingAllocationId, long> released, IEnumerable<FundingStreamId> streams)
    {
        ArgumentNullException.ThrowIfNull(released);

        var open = budgets.Where(budget => period.Overlaps(new(budget.OpensOn, budget.ClosesOn))).ToLookup(budget => budget.StreamId);

        return new(period.First, period.Last!.Value,
        [
            .. streams.Where(open.Contains).Select(stream => new FundingStatementLine
            {
                StreamId = stream,
                Allocated = new Money(open[stream].Sum(budget => budget.Amount.Pence)),
                Committed = new Money(open[stream].Sum(budget => budget.CommittedPence)),
                Spent = new Money(open[stream].Sum(budget => budget.SpentPence)),
                Released = new Money(open[stream].Sum(budget => released.GetValueOrDefault(budget.Id))),
                Stated = Money.Zero,
                Remaining = new Money(open[stream].Sum(budget => budget.RemainingPence)),
            }),
        ]);
    }

    /// <summary>What was awarded to a coach in a financial year.</summary>
    /// <param name="startingIn">The calendar year in which it starts.</param>
    /// <param name="awards">Of one coach; what was not awarded in the year is passed over. Amounts that are not known, or in another currency, count as nothing.</param>
    /// <param name="streams">Streams in the order in which they are shown, with their rules at the end of the year, or today while it lasts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is before <see cref="CpdYear.Earliest"/> or after <see cref="CpdYear.Latest"/>.</exception>
    public static FundingStatement OfCoach(int startingIn, IReadOnlyCollection<FundingAward> awards, IEnumerable<StreamRules> streams)
    {
        ArgumentNullException.ThrowIfNull(streams);

        var days = CpdYear.DaysOf(startingIn);
        var within = awards.Where(award => days.Contains(award.AwardedOn)).ToLookup(award => award.StreamId);

        return new(days.First, days.Last!.Value, [.. streams.Where(stream => within.Contains(stream.Stream.Id)).Select(stream => Line(stream, [.. within[stream.Stream.Id]]))]);
    }

    private static FundingStatementLine Line(StreamRules stream, FundingAward[] awards)
    {
        Money Sum(params FundingStatus[] statuses) => new(awards.Where(award => statuses.Contains(award.Status)).Sum(PenceOf));

        var left = stream.Rules
            .Where(rule => rule is { CeilingPer: CeilingScope.PersonAndFinancialYear, Ceiling.Pence: > 0 })
            .Select(rule => (long?)Math.Max(0, rule.Ceiling!.Value.Pence - awards.Where(award => Counts(award) && StreamCheck.About(rule, award.Use)).Sum(PenceOf)))
            .Min();

        return new()
        {
            StreamId = stream.Stream.Id,
            Committed = Sum(FundingStatus.Committed),
            Spent = Sum(FundingStatus.Spent),
            Released = Sum(FundingStatus.Released),
            Stated = Sum(FundingStatus.Stated),
            Remaining = left is { } pence ? new Money(pence) : null,
        };
    }

    private static bool Counts(FundingAward award) => award.Status is FundingStatus.Committed or FundingStatus.Spent or FundingStatus.Stated;

    private static long PenceOf(FundingAward award) => award.Amount is { Currency: Money.Sterling } amount ? amount.Pence : 0;
}

/// <summary>One stream of a statement.</summary>
public sealed record FundingStatementLine
{
    /// <summary>The stream.</summary>
    public required FundingStreamId StreamId { get; init; }

    /// <summary>Null on a coach's statement.</summary>
    public Money? Allocated { get; init; }

    /// <summary>Promised and not spent.</summary>
    public required Money Committed { get; init; }

    /// <summary>Spent.</summary>
    public required Money Spent { get; init; }

    /// <summary>Given back.</summary>
    public required Money Released { get; init; }

    /// <summary>Said to be paid, without a budget here. Nothing on an organisation's statement.</summary>
    public required Money Stated { get; init; }

    /// <summary>Left of the budgets, or of the coach's ceiling. Null where there is no ceiling.</summary>
    public Money? Remaining { get; init; }
}
