using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// Adds up a coach's records. What counts here is what counts where one coach is looked at: completions and informal learning as in
/// <see cref="CpdYear"/>, money as in <see cref="FundingStatement"/>.
/// </summary>
public static class CoachTotalsRules
{
    /// <summary>The totals of these records, whatever the order in which they are handed in.</summary>
    public static CoachTotals Of(CoachTotalsFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);

        var days = new DaysOfCoach(facts.Posts, facts.Tiers);
        var fallen = facts.Completions.Where(row => row.Verification == Verification.Rejected).Select(row => row.Id)
            .Concat(facts.Completions.Select(row => row.ReplacesId).OfType<CompletionId>())
            .ToHashSet();

        // What a refused or corrected completion states was never paid, or is stated again by the completion that corrects it.
        TotalledAward[] paid =
        [
            .. facts.Awards.Where(award => IsPaid(award.Status)
                && (award.Status != FundingStatus.Stated || award.CompletionId is not { } completion || !fallen.Contains(completion))),
        ];

        return new()
        {
            CoachId = facts.CoachId,
            Learning = LearningTotals.Of(facts.Completions.Where(row => !fallen.Contains(row.Id)), paid, days),
            Spend = Spend(paid),
            Informal = Informal(facts.Informal.Where(row => row.Verification != Verification.Rejected), days),
            Booked = Booked(facts.Places.Where(place => place.Status.TakesPlace())),
        };
    }

    /// <summary>Whether two totals say the same.</summary>
    public static bool Agree(CoachTotals left, CoachTotals right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);

        return left.CoachId == right.CoachId
            && left.Learning.SequenceEqual(right.Learning, LearningTotals.SayTheSame)
            && left.Spend.SequenceEqual(right.Spend)
            && left.Informal.SequenceEqual(right.Informal)
            && left.Booked.SequenceEqual(right.Booked);
    }

    /// <summary>Whether an award of this state is money that counts; that of a refused or corrected completion does not all the same when it is only stated.</summary>
    public static bool IsPaid(FundingStatus status) => status is FundingStatus.Stated or FundingStatus.Committed or FundingStatus.Spent;

    /// <summary>Amounts that are not known, or in another currency, count as nothing.</summary>
    internal static long PenceOf(Money? amount) => amount is { Currency: Money.Sterling } sterling ? sterling.Pence : 0;

    internal static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static ImmutableArray<SpendTotal> Spend(IEnumerable<TotalledAward> paid)
    {
        static long Sum(IEnumerable<TotalledAward> awards, FundingStatus status) =>
            awards.Where(award => award.Status == status).Sum(award => PenceOf(award.Amount));

        return
        [
            .. paid.GroupBy(award => (Month: MonthOf(award.AwardedOn), award.StreamId, award.EmployerId))
                .OrderBy(awards => awards.Key.Month).ThenBy(awards => awards.Key.StreamId.Value).ThenBy(awards => awards.Key.EmployerId?.Value)
                .Select(awards => new SpendTotal(
                    awards.Key.Month,
                    awards.Key.StreamId,
                    awards.Key.EmployerId,
                    Sum(awards, FundingStatus.Committed),
                    Sum(awards, FundingStatus.Spent),
                    Sum(awards, FundingStatus.Stated))),
        ];
    }

    private static ImmutableArray<InformalTotal> Informal(IEnumerable<TotalledInformal> learning, DaysOfCoach days) =>
    [
        .. learning.GroupBy(row => (Month: MonthOf(row.OccurredOn), Employer: days.EmployerOn(row.OccurredOn)))
            .OrderBy(rows => rows.Key.Month).ThenBy(rows => rows.Key.Employer?.Value)
            .Select(rows => new InformalTotal(rows.Key.Month, rows.Key.Employer, rows.Sum(row => row.CpdMinutes))),
    ];

    private static ImmutableArray<BookedTotal> Booked(IEnumerable<TotalledPlace> places) =>
    [
        .. places.GroupBy(place => (place.RunId, place.EmployerId))
            .OrderBy(rows => rows.Key.RunId.Value).ThenBy(rows => rows.Key.EmployerId?.Value)
            .Select(rows => new BookedTotal(
                rows.Key.RunId,
                rows.Key.EmployerId,
                rows.Count(),
                rows.Count(row => row.Status == EnrolmentStatus.Attended),
                rows.Count(row => row.Status == EnrolmentStatus.DidNotAttend))),
    ];
}
