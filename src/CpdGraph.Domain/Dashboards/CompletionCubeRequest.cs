using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Which completions are put into rows, and by what.</summary>
public sealed record CompletionCubeRequest
{
    /// <summary>Most dimensions at once.</summary>
    public const int MostDimensions = 3;

    /// <summary>One to three dimensions, none twice, and of month, quarter and financial year at most one.</summary>
    public required ImmutableArray<CompletionDimension> GroupBy { get; init; }

    /// <summary>Whose, and when. Of one tier at most, and never exact.</summary>
    public required WorkforceRequest Scope { get; init; }

    /// <summary>Only of offers of this channel. Null: of any.</summary>
    public OfferChannel? Channel { get; init; }

    /// <summary>Only those that this stream paid for. Null: whoever paid.</summary>
    public FundingStreamId? StreamId { get; init; }

    /// <summary>The same text for requests that have the same rows from the same facts.</summary>
    public string Key => string.Join('|', string.Join(',', GroupBy), Scope.Key, Channel, StreamId?.Value);

    /// <summary>The period that is meant when none is given: the present financial year so far and the one before.</summary>
    public static ReportPeriod UsualPeriod(DateOnly today) => new(PeriodKind.Months, LondonCalendar.FinancialYearStart(today).AddYears(-1), today);

    /// <summary>What is wrong with these dimensions and how to mend it. Null when nothing is.</summary>
    public static string? Problem(IReadOnlyList<CompletionDimension> groupBy)
    {
        ArgumentNullException.ThrowIfNull(groupBy);

        return groupBy.Count is 0 or > MostDimensions ? $"Group by 1 to {MostDimensions} dimensions, and not by {groupBy.Count}: the finer the groups, the fewer people are in each, and the more is hidden."
            : groupBy.Distinct().Count() < groupBy.Count ? "Name each dimension once."
            : groupBy.Count(IsOfTime) > 1 ? "Name one of MONTH, QUARTER and FINANCIAL_YEAR: the finest of them has the others in it."
            : null;
    }

    /// <summary>Whether groups are stretches of time.</summary>
    internal static bool IsOfTime(CompletionDimension dimension) =>
        dimension is CompletionDimension.Month or CompletionDimension.Quarter or CompletionDimension.FinancialYear;
}

/// <summary>One row of completions, as it may be shown.</summary>
/// <param name="Values">
/// One value for each dimension that was grouped by, in that order: the first day of a month, quarter or financial year, a member of the dimension's enum, or a
/// typed id. Null for completions that have none.
/// </param>
/// <param name="Shown">What is told of them.</param>
public sealed record CompletionRow(ImmutableArray<object?> Values, ShownGroup Shown);
