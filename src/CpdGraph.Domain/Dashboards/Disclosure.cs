using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// The one place through which every number about people goes before it is shown. It knows the true numbers of one scope (an organisation, a tier, a period) and
/// says what may be told of them. Safe to share between threads.
/// </summary>
/// <remarks>
/// The rules, and which attack each of them stops, are in decision 0034. A viewer who may see each person who is counted gets the true numbers.
/// </remarks>
public sealed class Disclosure
{
    /// <summary>Fewest people, above none, of whom a number is shown.</summary>
    public const int SmallestShown = SafeCount.LargestHidden + 1;

    /// <summary>Counts are rounded to the nearest of these.</summary>
    public const int RoundedTo = SafeCount.Step;

    /// <summary>
    /// Minutes are rounded to the nearest of these: nearly three days of learning, since everybody knows how long offers take, and minutes must not say more closely
    /// than counts do how often one was completed.
    /// </summary>
    public const int MinutesRoundedTo = 1_200;

    /// <summary>Money is rounded to the nearest of these pounds.</summary>
    public const int PoundsRoundedTo = 50;

    /// <summary>Where the rule for counts comes from.</summary>
    public const string SourceReference =
        "NHS Digital, disclosure control of Hospital Episode Statistics (2018) and of the National Child Measurement Programme (2020): 0 is shown, 1 to 7 are hidden, others are rounded to 5.";

    private readonly bool isTooSmall;

    private Disclosure(int scopeCoaches, bool exact) =>
        (ScopeCoaches, Exact, isTooSmall) = (scopeCoaches, exact, !exact && scopeCoaches is > 0 and < SmallestShown);

    /// <summary>What is shown of all groups together that are hidden: nothing.</summary>
    public static ShownGroup Rest { get; } = new(SafeCount.Hidden, SafeCount.Hidden, null, null);

    /// <summary>How many coaches the scope has, truly.</summary>
    public int ScopeCoaches { get; }

    /// <summary>Whether the viewer gets true numbers.</summary>
    public bool Exact { get; }

    /// <summary>Whether anything but the number of its coaches is told of the scope.</summary>
    public bool ShowsNumbers => !isTooSmall;

    /// <summary>The rule for counts that stand alone, outside any scope.</summary>
    /// <param name="exact">Whether the viewer may see each single one that is counted.</param>
    public static Disclosure OfCounts(bool exact) => new(0, exact);

    /// <summary>The rule for one scope.</summary>
    /// <param name="scopeCoaches">How many coaches the scope has. 1 to 7: nothing is told of them but that they are 1 to 7.</param>
    /// <param name="exact">Whether the viewer may see each of them.</param>
    public static Disclosure Of(int scopeCoaches, bool exact)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(scopeCoaches);

        return new(scopeCoaches, exact);
    }

    /// <summary>How many coaches the scope has.</summary>
    /// <param name="beside">Totals of the same number that can be asked for, each with all its parts. None: it is a part of nothing.</param>
    public SafeCount Coaches(params IReadOnlyList<CountsBeside> beside)
    {
        ArgumentNullException.ThrowIfNull(beside);

        return Exact || beside.All(family => family.Keeps(0)) ? SafeCount.Of(ScopeCoaches, Exact) : SafeCount.Hidden;
    }

    /// <summary>A count of people of the scope.</summary>
    public SafeCount Count(int people) => isTooSmall ? SafeCount.Hidden : SafeCount.Of(people, Exact);

    /// <summary>A count of what people did: hidden when they are few, however much they did.</summary>
    public SafeCount Events(int events, int people)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);

        return Exact ? SafeCount.Of(events, true)
            : isTooSmall ? SafeCount.Hidden
            : people == 0 || events == 0 ? SafeCount.Of(0)
            : people < SmallestShown ? SafeCount.OfFew
            : SafeCount.Of(Math.Max(events, people));
    }

    /// <summary>Minutes of what people did. Null when they are few.</summary>
    public int? Minutes(long minutes, int people) => Sum(minutes, people, MinutesRoundedTo) is { } sum ? (int)Math.Min(sum, int.MaxValue) : null;

    /// <summary>Pence that people got. Null when they are few.</summary>
    public long? Pence(long pence, int people) => Sum(pence, people, PoundsRoundedTo * 100L);

    /// <summary>A share, 0 to 1, to two decimals. Null when it is of few people, and when it is of nothing.</summary>
    public double? Share(long part, long whole, int people) =>
        whole == 0 || (!Exact && (isTooSmall || people < SmallestShown)) ? null
        : (double)Math.Round((decimal)part / whole, 2, MidpointRounding.AwayFromZero);

    /// <summary>The whole of what people of the scope did, for itself.</summary>
    /// <param name="withoutSums">Whether minutes and money are withheld, since of a larger sum they would leave that of few people.</param>
    /// <param name="isWithheld">Whether all is.</param>
    public ShownGroup Group(GroupTally whole, bool withoutSums = false, bool isWithheld = false)
    {
        ArgumentNullException.ThrowIfNull(whole);

        return Shown(whole, isWithheld && !Exact, withoutSums && !Exact);
    }

    /// <summary>Counts of people in groups, one entry each in the same order.</summary>
    /// <param name="groups">True counts.</param>
    /// <param name="whole">True count of the people in all groups, which is shown too. Parts that overlap add up to more, incomplete ones to less.</param>
    /// <param name="beside">The same groups in wider scopes that can be asked for, each with all its parts, of which this scope is one.</param>
    public ImmutableArray<SafeCount> People(IReadOnlyList<int> groups, int whole, params IReadOnlyList<CountsBeside> beside)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(beside);

        return Exact ? [.. groups.Select(count => SafeCount.Of(count, true))]
            : isTooSmall || !SumRelation.OfPeople(whole, groups).KeepsHidden() ? [.. groups.Select(_ => SafeCount.Hidden)]
            : [.. groups.Select((count, place) => beside.All(family => family.Keeps(place)) ? SafeCount.Of(count) : SafeCount.Hidden)];
    }

    /// <summary>Counts of people in groups that have no whole, one entry each in the same order.</summary>
    /// <inheritdoc cref="People(IReadOnlyList{int}, int, IReadOnlyList{CountsBeside})"/>
    public ImmutableArray<SafeCount> Apart(IReadOnlyList<int> groups, params IReadOnlyList<CountsBeside> beside) =>
        [.. groups.Select((count, place) => Exact || beside.All(family => family.Keeps(place)) ? Count(count) : SafeCount.Hidden)];

    /// <summary>What people did, in groups, one entry each in the same order.</summary>
    /// <param name="groups">True numbers.</param>
    /// <param name="whole">True numbers of all groups, which are shown too. Parts that overlap add up to more, incomplete ones to less.</param>
    /// <param name="isWithheld">Whether a group is hidden in any case, by its place, since a total of another answer would give it or one beside it away.</param>
    /// <param name="isWithoutSums">Whether minutes and money of a group are, by its place.</param>
    public ImmutableArray<ShownGroup> Groups(
        IReadOnlyList<GroupTally> groups, GroupTally whole, Func<int, bool>? isWithheld = null, Func<int, bool>? isWithoutSums = null)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(whole);

        if (Exact)
        {
            return [.. groups.Select(group => Group(group))];
        }

        // Beside a small group one that is empty looks like it: of what few did, not even that it was done is told.
        var isAnySmall = groups.Any(group => group.IsSmall);
        var isHidden = isTooSmall || !SumRelation.OfEvents(whole, groups).KeepsHidden();
        var alone = isHidden ? -1 : SumThatIsHiddenToo(groups);

        return [.. groups.Select((group, place) => Shown(group, isHidden || (isAnySmall && group.People < SmallestShown) || isWithheld?.Invoke(place) == true, place == alone || isWithoutSums?.Invoke(place) == true))];
    }

    /// <summary>
    /// Sums of small groups are hidden, but what is left of the whole tells them together. Where they are of few people together, the smallest sum that would be
    /// shown is hidden with them.
    /// </summary>
    /// <returns>Its place, or -1.</returns>
    private static int SumThatIsHiddenToo(IReadOnlyList<GroupTally> groups)
    {
        var few = new HashSet<int>();

        foreach (var group in groups.Where(group => group.IsSmall))
        {
            foreach (var coach in group.Few)
            {
                few.Add(coach);
            }
        }

        if (few.Count is 0 or >= SmallestShown)
        {
            return -1;
        }

        var smallest = -1;

        for (var place = 0; place < groups.Count; place++)
        {
            if (groups[place].People >= SmallestShown && (smallest < 0 || groups[place].Minutes < groups[smallest].Minutes))
            {
                smallest = place;
            }
        }

        return smallest;
    }

    private ShownGroup Shown(GroupTally group, bool isHidden, bool sumsHidden) => new(
        isHidden ? SafeCount.Hidden : Events(group.Events, group.People),
        isHidden ? SafeCount.Hidden : Count(group.People),
        isHidden || sumsHidden ? null : Minutes(group.Minutes, group.People),
        isHidden || sumsHidden ? null : Pence(group.Pence, group.People));

    private long? Sum(long sum, int people, long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sum);

        return Exact ? sum
            : isTooSmall || people is > 0 and < SmallestShown ? null
            : (sum + (step / 2)) / step * step;
    }
}

/// <summary>Counts in a wider scope, and in each of the scopes that it is parted into. All have the same groups in the same order.</summary>
/// <param name="Wholes">True counts of the wider scope.</param>
/// <param name="Parts">True counts of its parts.</param>
public sealed record CountsBeside(IReadOnlyList<int> Wholes, IReadOnlyList<IReadOnlyList<int>> Parts)
{
    /// <summary>Whether the whole keeps what is hidden in a group of the parts from being worked out.</summary>
    internal bool Keeps(int group) => SumRelation.OfPeople(Wholes[group], [.. Parts.Select(part => part[group])]).KeepsHidden();
}

/// <summary>What is shown of one group of what people did.</summary>
/// <param name="Events">What they did.</param>
/// <param name="People">How many they are.</param>
/// <param name="Minutes">Null when hidden.</param>
/// <param name="Pence">Null when hidden.</param>
public sealed record ShownGroup(SafeCount Events, SafeCount People, int? Minutes, long? Pence);
