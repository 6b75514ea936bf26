using System.Runtime.InteropServices;

namespace CpdGraph.Domain.Tests;

/// <summary>
/// Somebody who asks for all numbers that can be asked for, knows the rules by which they are rounded, hidden and withheld, and which are withheld, knows how long each
/// offer takes, and works out by additions alone between which bounds each number must lie.
/// </summary>
internal sealed class Attacker
{
    public const long Unbounded = 1L << 40;

    private readonly Dictionary<UInt128, int> places = [];
    private readonly List<Known> cells = [];
    private readonly HashSet<(UInt128 Total, long Print)> seen = [];
    private readonly List<(UInt128 Total, int[] Parts, bool EventsAddUp, bool PeopleAddUp, bool IsWhole)> wanted = [];

    /// <summary>Some of the numbers that were worked out, for whoever is to find out how.</summary>
    public string[] Examples { get; private set; } = [];

    /// <summary>Remembers a number; what was known of it stays.</summary>
    public int Observe(UInt128 cell, Known known)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, cell, out var exists);

        if (!exists)
        {
            place = cells.Count;
            cells.Add(known);
            return place;
        }

        cells[place] = cells[place].And(known);
        return place;
    }

    /// <summary>Remembers that these parts, and nothing else, make a total.</summary>
    /// <param name="eventsAddUp">Whether nothing is in two parts.</param>
    /// <param name="peopleAddUp">Whether nobody is in two parts.</param>
    /// <param name="isWhole">Whether the parts are all that there is of the total.</param>
    public void Add(UInt128 total, List<int> parts, bool eventsAddUp, bool peopleAddUp, bool isWhole)
    {
        // What has nothing hidden in it narrows nothing that is hidden.
        if (parts.TrueForAll(part => cells[part].Events.IsPlain))
        {
            return;
        }

        var print = parts.Aggregate(17L, (so, part) => (so * 1_000_003) + part);

        if (seen.Add((total, print)))
        {
            wanted.Add((total, [.. parts], eventsAddUp, peopleAddUp, isWhole));
        }
    }

    /// <summary>Narrows until nothing changes any more.</summary>
    public Findings Solve()
    {
        var relations = wanted.Where(relation => places.ContainsKey(relation.Total))
            .Select(relation => (Total: places[relation.Total], relation.Parts, relation.EventsAddUp, relation.PeopleAddUp, relation.IsWhole)).ToArray();
        var all = CollectionsMarshal.AsSpan(cells);
        var changed = true;

        for (var round = 0; changed && round < 200; round++)
        {
            changed = false;

            foreach (var (total, parts, eventsAddUp, peopleAddUp, isWhole) in relations)
            {
                changed |= AddUp(all, total, parts, static (ref Known cell) => ref cell.Events, isWhole, eventsAddUp);
                changed |= AddUp(all, total, parts, static (ref Known cell) => ref cell.Minutes, isWhole, eventsAddUp);
                changed |= AddUp(all, total, parts, static (ref Known cell) => ref cell.People, isWhole, peopleAddUp);
            }

            foreach (ref var cell in all)
            {
                changed |= cell.Link();
            }
        }

        Examples = [.. places.Where(pair => cells[pair.Value].IsPinned).Take(12).Select(pair => $"{CellCode.Text(pair.Key)}: events {cells[pair.Value].Events.Low}-{cells[pair.Value].Events.High} of {cells[pair.Value].Events.Truth}, people {cells[pair.Value].People.Low}-{cells[pair.Value].People.High} of {cells[pair.Value].People.Truth}, minutes {cells[pair.Value].Minutes.Low}-{cells[pair.Value].Minutes.High}")];

        return new(cells.Count(cell => cell.IsSecret), cells.Count(cell => cell.IsPinned), cells.Count(cell => cell.IsSecret && cell.Width < 4), cells.Count(cell => !cell.IsSound), relations.Length);
    }

    private delegate ref Bounds Measure(ref Known cell);

    /// <param name="alsoAbove">Whether parts cannot be more than the total together. A part alone never is.</param>
    private static bool AddUp(Span<Known> all, int totalPlace, int[] parts, Measure of, bool isWhole, bool alsoAbove)
    {
        ref var total = ref of(ref all[totalPlace]);
        var (low, high) = (0L, 0L);

        foreach (var part in parts)
        {
            ref var bounds = ref of(ref all[part]);
            (low, high) = (low + bounds.Low, Math.Min(Unbounded * 1_000, high + bounds.High));
        }

        high = isWhole ? high : Unbounded * 1_000;
        var changed = total.Narrow(alsoAbove ? low : 0, high);

        foreach (var part in parts)
        {
            ref var bounds = ref of(ref all[part]);
            changed |= bounds.Narrow(
                total.Low - (high - bounds.High),
                alsoAbove ? total.High - (low - bounds.Low) : total.High);
        }

        return changed;
    }

    /// <summary>Between which bounds a number lies.</summary>
    public struct Bounds(long low, long high, long truth)
    {
        public long Low = low;
        public long High = high;

        public readonly long Truth => truth;

        public readonly long Width => High - Low + 1;

        public readonly bool IsPlain => High < Unbounded && Low >= Disclosure.SmallestShown;

        public readonly bool IsSound => Low <= truth && truth <= High;

        public bool Narrow(long low, long high)
        {
            if (low <= Low && high >= High)
            {
                return false;
            }

            (Low, High) = (Math.Max(Low, low), Math.Min(High, high));

            return true;
        }

        public readonly Bounds And(Bounds other) => new(Math.Max(Low, other.Low), Math.Min(High, other.High), truth);
    }

    /// <summary>What is known of one cell.</summary>
    /// <param name="isHidden">Whether it is hidden or withheld.</param>
    /// <param name="shortest">Minutes of the shortest offer.</param>
    /// <param name="longest">Minutes of the longest offer. 0: it is of coaches, and not of what they did.</param>
    public struct Known(Bounds events, Bounds people, Bounds minutes, bool isHidden, int shortest, int longest)
    {
        public Bounds Events = events;
        public Bounds People = people;
        public Bounds Minutes = minutes;

        /// <summary>Whether it is of few people, and nobody is to know more of it.</summary>
        public readonly bool IsSecret => isHidden && People.Truth is > 0 and < Disclosure.SmallestShown;

        public readonly bool IsPinned => IsSecret && Width == 1;

        /// <summary>How many values are possible for the number that is known best.</summary>
        public readonly long Width => Math.Min(Events.Width, People.Width);

        public readonly bool IsSound => Events.IsSound && People.IsSound && Minutes.IsSound;

        public readonly Known And(Known other) =>
            new(Events.And(other.Events), People.And(other.People), Minutes.And(other.Minutes), isHidden, shortest, longest);

        /// <summary>Nobody does less than one thing, and everything takes as long as an offer does.</summary>
        public bool Link()
        {
            if (longest == 0)
            {
                return false;
            }

            var changed = Events.Narrow(Math.Max(People.Low, (Minutes.Low + longest - 1) / longest), Minutes.High >= Unbounded ? Unbounded : Minutes.High / shortest);
            changed |= People.Narrow(Events.Low > 0 ? 1 : 0, Events.High);

            return changed | Minutes.Narrow(Events.Low * shortest, Events.High >= Unbounded ? Unbounded : Events.High * longest);
        }
    }

    /// <summary>What came of it.</summary>
    /// <param name="Hidden">Numbers of few people, none of which is to be known.</param>
    /// <param name="Pinned">Those that can only be one value.</param>
    /// <param name="Narrowed">Those that can be fewer than four.</param>
    /// <param name="Wrong">Numbers whose true value lies outside the bounds: the solver would be at fault.</param>
    public sealed record Findings(int Hidden, int Pinned, int Narrowed, int Wrong, int Relations);
}
