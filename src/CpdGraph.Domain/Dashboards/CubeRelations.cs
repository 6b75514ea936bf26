using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CpdGraph.Domain;

/// <summary>
/// All totals that a reader can get for the cells of a cube, by asking for fewer dimensions or coarser ones, and what subtracting from them would tell.
/// </summary>
/// <param name="dimensions">Of the first places of the keys; the filter's, when there is one, is the fourth.</param>
/// <param name="filter">What the filter narrows. Null without one.</param>
internal sealed class CubeRelations(ImmutableArray<CubeDimension> dimensions, CubeDimension? filter)
{
    /// <summary>Cells that are withheld: told of them, or of those beside them, a total would give a small one away.</summary>
    public HashSet<CubeKey> Withheld { get; } = [];

    /// <summary>Cells whose sums are withheld: what they leave of a total is that of few people.</summary>
    public HashSet<CubeKey> WithoutSums { get; } = [];

    /// <summary>Looks at the totals of these cells.</summary>
    /// <param name="wholes">Cells of the dimensions that do not overlap.</param>
    public void Examine(IReadOnlyDictionary<CubeKey, GroupTally> cells, IReadOnlyDictionary<CubeKey, GroupTally> wholes)
    {
        foreach (var steps in Combinations())
        {
            Examine(cells, wholes, steps);
        }
    }

    private void Examine(
        IReadOnlyDictionary<CubeKey, GroupTally> cells, IReadOnlyDictionary<CubeKey, GroupTally> wholes, Step[] steps)
    {
        var totals = new Dictionary<CubeKey, CubeTotal>();

        foreach (var (key, tally) in cells)
        {
            ref var total = ref CollectionsMarshal.GetValueRefOrAddDefault(totals, Above(key, steps), out _);
            (total ??= new()).Add(key, tally);
        }

        // Where groups overlap, their sum is no total that anyone is shown; the true one may be smaller.
        var overlaps = steps.Any(step => step.Overlaps);

        if (overlaps)
        {
            foreach (var (key, tally) in wholes)
            {
                if (totals.TryGetValue(Above(key, steps), out var total))
                {
                    total.AddTrue(tally);
                }
            }
        }

        var peopleAddUp = !overlaps && !steps.Any(step => step.IsOfTime);

        var tight = new HashSet<CubeKey>();

        foreach (var (key, total) in totals)
        {
            if (total.IsTight(overlaps, peopleAddUp))
            {
                tight.Add(key);
            }
            else if (total.SmallestSum is { } cell)
            {
                WithoutSums.Add(cell);
            }
        }

        if (tight.Count > 0)
        {
            Withheld.UnionWith(cells.Keys.Where(cell => tight.Contains(Above(cell, steps))));
        }
    }

    private static CubeKey Above(CubeKey key, Step[] steps)
    {
        foreach (var step in steps)
        {
            key = key.With(step.Place, key[step.Place] == CubeKey.None && step.Up is not null ? CubeKey.None : step.Up?.Invoke(key[step.Place]) ?? CubeKey.All);
        }

        return key;
    }

    // Each dimension as it is, one of its steps up, or all together; all as they are is no total.
    private IEnumerable<Step[]> Combinations()
    {
        IEnumerable<ImmutableArray<Step>> combinations = [[]];

        foreach (var (dimension, place) in dimensions.Select((dimension, place) => (dimension, place)).Concat(filter is null ? [] : [(filter, 3)]))
        {
            Step[] steps = [.. dimension.Coarser.Append(null).Select(up => new Step(place, up, dimension.Overlaps, dimension.IsOfTime))];

            combinations = [.. combinations.SelectMany(so => steps.Select(step => so.Add(step)).Prepend(so))];
        }

        // What lies beside the filter counts only where it is added up with what the filter lets through.
        return combinations.Where(steps => filter is null ? !steps.IsEmpty : steps.Any(step => step.Place == 3)).Select(steps => steps.ToArray());
    }

    /// <param name="Up">To the group above; null: all together.</param>
    private sealed record Step(int Place, Func<int, int>? Up, bool Overlaps, bool IsOfTime);
}

/// <summary>One total and its cells.</summary>
internal sealed class CubeTotal
{
    private readonly HashSet<int> few = [];
    private long events;
    private long people;
    private long? trueEvents;
    private long minutes;
    private long lowMinutes;
    private long highMinutes;
    private long shortest = int.MaxValue;
    private long longest;
    private long lowEvents;
    private long highEvents;
    private long lowPeople;
    private long highPeople;
    private int hidden;
    private bool isShown;
    private (CubeKey Cell, GroupTally Tally)? smallest;

    /// <summary>The cell whose sum is withheld, so that what is left of the total's is not that of few people. Null when none need be.</summary>
    public CubeKey? SmallestSum => few.Count is > 0 and < Disclosure.SmallestShown && smallest is var (cell, _) ? cell : null;

    public void Add(CubeKey key, GroupTally tally)
    {
        (events, people, minutes) = (events + tally.Events, people + tally.People, minutes + tally.Minutes);

        if (tally.Events > 0 && tally.Minutes > 0)
        {
            var each = Math.Max(1, tally.Minutes / tally.Events);
            (shortest, longest) = (Math.Min(shortest, each), Math.Max(longest, each));
        }

        if (!tally.IsSmall)
        {
            isShown = true;
            (lowEvents, lowPeople, highPeople) = (lowEvents + Low(tally.Events), lowPeople + Low(tally.People), highPeople + High(tally.People));
            highEvents += High(tally.Events);
            lowMinutes += Math.Max(0, Rounded(tally.Minutes) - (Disclosure.MinutesRoundedTo / 2));
            highMinutes += Rounded(tally.Minutes) + (Disclosure.MinutesRoundedTo / 2);
            smallest = smallest is { } least && (least.Tally.Minutes, least.Tally.People).CompareTo((tally.Minutes, tally.People)) <= 0 ? least : (key, tally);
            return;
        }

        hidden++;
        highPeople += SafeCount.LargestHidden;

        if (few.Count < Disclosure.SmallestShown)
        {
            foreach (var coach in tally.Few)
            {
                few.Add(coach);
            }
        }
    }

    public void AddTrue(GroupTally tally) => trueEvents = (trueEvents ?? 0) + tally.Events;

    /// <summary>Whether a small cell could be narrowed to fewer than <see cref="SumRelation.FewestValues"/> values.</summary>
    /// <param name="overlaps">Whether cells can have the same completions in them.</param>
    /// <param name="peopleAddUp">Whether nobody is in two cells.</param>
    public bool IsTight(bool overlaps, bool peopleAddUp)
    {
        if (hidden == 0 || (overlaps && trueEvents != events))
        {
            return false;
        }

        // A total that is hidden says no more than that its people are few.
        if (!isShown && people <= SafeCount.LargestHidden)
        {
            return false;
        }

        // Everybody knows how long offers take: minutes that are left for small cells tell how often, at most and at least, they can have been completed.
        var (mostEvents, fewestEvents) = (High(events) - lowEvents, Math.Max(0, Low(events) - highEvents));

        if (longest > 0)
        {
            mostEvents = Math.Min(mostEvents, (Rounded(minutes) + (Disclosure.MinutesRoundedTo / 2) - lowMinutes) / shortest);
            fewestEvents = Math.Max(fewestEvents, (Rounded(minutes) - (Disclosure.MinutesRoundedTo / 2) - highMinutes) / longest);
        }

        if (mostEvents - fewestEvents + 1 < SumRelation.FewestValues)
        {
            return true;
        }

        if (!peopleAddUp)
        {
            return false;
        }

        var (most, fewest) = (High(people) - lowPeople, Low(people) - (highPeople - SafeCount.LargestHidden));

        return Math.Min(most, SafeCount.LargestHidden) - Math.Max(fewest, 0) + 1 < SumRelation.FewestValues;
    }

    private static long Rounded(long minutes) => (minutes + (Disclosure.MinutesRoundedTo / 2)) / Disclosure.MinutesRoundedTo * Disclosure.MinutesRoundedTo;

    private static long Low(long count) => Math.Max(Disclosure.SmallestShown, Shown(count) - (SafeCount.Step / 2));

    private static long High(long count) => Shown(count) + (SafeCount.Step / 2);

    private static long Shown(long count) => SafeCount.Of((int)Math.Min(count, int.MaxValue)).Value ?? 0;
}
