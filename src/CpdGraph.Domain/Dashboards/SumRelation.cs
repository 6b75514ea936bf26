using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// A total and its parts, as a reader sees them, each as the range that its true value must lie in. It tells whether subtraction would say more of a hidden part
/// than that it is small.
/// </summary>
internal sealed class SumRelation
{
    /// <summary>
    /// Fewest values that one total must leave possible for what is hidden. Several totals of the same hidden number narrow it further: with 6 of each, none was seen
    /// to come below 4 in all.
    /// </summary>
    internal const int FewestValues = 6;

    private const long Unbounded = int.MaxValue;

    private readonly Range whole;
    private readonly ImmutableArray<Range> parts;
    private readonly bool partsReachWhole;
    private readonly bool partsStayWithinWhole;

    private SumRelation(Range whole, ImmutableArray<Range> parts, long wholeCount, long partsCount) =>
        (this.whole, this.parts, partsReachWhole, partsStayWithinWhole) = (whole, parts, partsCount >= wholeCount, partsCount <= wholeCount);

    public static SumRelation OfPeople(int whole, IReadOnlyList<int> parts) =>
        new(Range.OfPeople(whole), [.. parts.Select(Range.OfPeople)], whole, parts.Sum(part => (long)part));

    public static SumRelation OfEvents(GroupTally whole, IReadOnlyList<GroupTally> parts) =>
        new(
            Range.OfEvents(whole),
            [.. parts.Select(part => part.People < Disclosure.SmallestShown && parts.Any(other => other.IsSmall) ? new(0, Unbounded, true) : Range.OfEvents(part))],
            whole.Events,
            parts.Sum(part => (long)part.Events));

    /// <summary>Whether every hidden part could still be one of <see cref="FewestValues"/> values at least.</summary>
    public bool KeepsHidden()
    {
        var (low, high) = (parts.Sum(part => part.Low), parts.Sum(part => part.High));

        foreach (var part in parts)
        {
            if (!part.IsHidden)
            {
                continue;
            }

            var highest = partsStayWithinWhole ? Math.Min(part.High, whole.High - (low - part.Low)) : part.High;
            var lowest = partsReachWhole ? Math.Max(part.Low, whole.Low - (high - part.High)) : part.Low;

            if (highest - lowest + 1 < FewestValues)
            {
                return false;
            }
        }

        return true;
    }

    private readonly record struct Range(long Low, long High, bool IsHidden)
    {
        public static Range OfPeople(int count) => count is > 0 and <= SafeCount.LargestHidden ? new(1, SafeCount.LargestHidden, true) : Rounded(count);

        public static Range OfEvents(GroupTally group) => group.IsSmall ? new(1, Unbounded, true) : Rounded(group.Events);

        private static Range Rounded(int count)
        {
            var shown = SafeCount.Of(count).Value ?? 0;

            return shown == 0 ? new(0, 0, false) : new(Math.Max(SafeCount.LargestHidden + 1, shown - (SafeCount.Step / 2)), shown + (SafeCount.Step / 2), false);
        }
    }
}
