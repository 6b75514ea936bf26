using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Adds up completions. Most coaches have few and some have hundreds, and all of them are gone through at each change.</summary>
internal static class LearningTotals
{
    /// <summary>Totals that say the same are equal, whichever lists they hold.</summary>
    public static IEqualityComparer<LearningTotal> SayTheSame { get; } = EqualityComparer<LearningTotal>.Create(
        (left, right) => left is null || right is null
            ? ReferenceEquals(left, right)
            : left with { Funding = right.Funding } == right && left.Funding.SequenceEqual(right.Funding),
        total => HashCode.Combine(total.Month, total.OfferVersionId, total.EmployerId));

    /// <param name="completions">Those that count.</param>
    /// <param name="paid">Awards that count, of these and of others.</param>
    public static ImmutableArray<LearningTotal> Of(IEnumerable<TotalledCompletion> completions, IEnumerable<TotalledAward> paid, DaysOfCoach days)
    {
        var funding = paid.Where(award => award.CompletionId is not null).ToLookup(award => award.CompletionId!.Value);
        var rows = completions.Select(row => new LearningTotal(
            CoachTotalsRules.MonthOf(row.OccurredOn), row.OfferVersionId, days.EmployerOn(row.OccurredOn), days.TierOn(row.OccurredOn), 1, row.CpdMinutes, Streams(funding[row.Id])))
            .ToArray();
        Array.Sort(rows, Compare);
        var totals = ImmutableArray.CreateBuilder<LearningTotal>(rows.Length);

        foreach (var row in rows)
        {
            if (totals.Count > 0 && Compare(totals[^1], row) == 0)
            {
                totals[^1] = Add(totals[^1], row);
            }
            else
            {
                totals.Add(row);
            }
        }

        return totals.DrainToImmutable();
    }

    private static ImmutableArray<StreamTotal> Streams(IEnumerable<TotalledAward> awards) =>
    [
        .. awards.GroupBy(award => award.StreamId)
            .OrderBy(rows => rows.Key.Value)
            .Select(rows => new StreamTotal(rows.Key, rows.Sum(row => CoachTotalsRules.PenceOf(row.Amount)))),
    ];

    // By all that two completions have in common when they are added up. Nothing comes before something.
    private static int Compare(LearningTotal left, LearningTotal right)
    {
        var order = left.Month.CompareTo(right.Month);
        order = order != 0 ? order : left.OfferVersionId.Value.CompareTo(right.OfferVersionId.Value);
        order = order != 0 ? order : Nullable.Compare(left.EmployerId?.Value, right.EmployerId?.Value);
        order = order != 0 ? order : Nullable.Compare(left.Tier, right.Tier);
        order = order != 0 ? order : left.Funding.Length.CompareTo(right.Funding.Length);

        for (var place = 0; order == 0 && place < left.Funding.Length; place++)
        {
            order = left.Funding[place].StreamId.Value.CompareTo(right.Funding[place].StreamId.Value);
        }

        return order;
    }

    private static LearningTotal Add(LearningTotal left, LearningTotal right) => left with
    {
        Completions = left.Completions + right.Completions,
        Minutes = left.Minutes + right.Minutes,
        Funding = [.. left.Funding.Zip(right.Funding, (one, other) => one with { Pence = one.Pence + other.Pence })],
    };
}
