using System.Collections.Immutable;
using System.Globalization;
using static CpdGraph.Domain.Tests.CellCode;

namespace CpdGraph.Domain.Tests;

/// <summary>Asks for completion facts, and tells an attacker what is shown, hidden and withheld, and which numbers are totals of which.</summary>
internal sealed class FactQueries(WorkforceFacts facts, Attacker attacker)
{
    private const int Quarter = 1 << 17;
    private const int Year = 1 << 18;
    private const int EmployerAlone = 1 << 20;
    private const int LevelsAboveEmployers = 2;

    private static readonly int Shortest = Enumerable.Range(0, 3).Min(SyntheticWorkforce.MinutesOf);
    private static readonly int Longest = Enumerable.Range(0, 3).Max(SyntheticWorkforce.MinutesOf);

    private readonly OrganisationTree tree = new(facts);
    private readonly HashSet<int> parents = [.. facts.Links.Select(link => link.Parent)];

    /// <summary>From a cell to one that it is part of.</summary>
    /// <param name="frame">What the whole answer is of.</param>
    public delegate UInt128 Up(UInt128 cell, UInt128 frame);

    public int Asked { get; private set; }

    public int Rows { get; private set; }

    public int WithheldRows { get; private set; }

    /// <summary>Asks, and remembers the rows with all totals that are made of them.</summary>
    public List<(UInt128 Cell, int Place)> Ask(CompletionCubeRequest request)
    {
        Asked++;

        var scope = new WorkforceScope(facts, request.Scope);
        var stream = request.StreamId is { } id ? facts.Streams.IndexOf(id) : (int?)null;
        var dimensions = request.GroupBy.Select(dimension => CubeDimension.Of(dimension, place => tree.ParentOf(place, facts.Day))).ToArray();
        var shown = CompletionCube.Of(facts, request).Rows.Where(row => !row.Shown.Events.Suppressed).ToDictionary(row => Text(row.Values), row => row.Shown);
        var counted = CubeCells.Count(
            scope, request.GroupBy, (in LearningFact fact) => request.Channel is { } only && facts.Versions[fact.Version].Channel != only ? null : CubeKey.All, stream);
        var cells = new List<(UInt128 Cell, int Place)>();
        var frame = FrameOf(request);

        foreach (var (key, tally) in counted.Cells)
        {
            var cell = frame;

            for (var place = 0; place < dimensions.Length; place++)
            {
                cell = Set(cell, request.GroupBy[place], key[place]);
            }

            var row = shown.GetValueOrDefault(Text(dimensions.Select((dimension, place) => dimension.ValueOf(key[place], facts))));
            cells.Add((cell, attacker.Observe(cell, Know(tally, row))));
            (Rows, WithheldRows) = (Rows + 1, WithheldRows + (row is null && tally.People >= Disclosure.SmallestShown ? 1 : 0));
        }

        AddTotals(cells, frame, request.GroupBy, last: null);

        return cells;
    }

    /// <summary>Remembers all totals of these cells.</summary>
    /// <param name="last">A step that each of the totals takes, from answers that differ in a filter to the one without it. Null when they are one answer.</param>
    public void AddTotals(List<(UInt128 Cell, int Place)> cells, UInt128 frame, ImmutableArray<CompletionDimension> groupBy, Step? last)
    {
        List<List<Step>> combinations = [[]];

        foreach (var dimension in groupBy)
        {
            combinations = [.. combinations.SelectMany(so => Steps(dimension).Select(step => so.Append(step).ToList()).Prepend(so))];
        }

        foreach (var combination in combinations.Where(steps => last is not null || steps.Count > 0))
        {
            var steps = last is null ? combination : [.. combination, last];
            var totals = new Dictionary<UInt128, List<int>>();

            foreach (var (cell, place) in cells)
            {
                var total = steps.Aggregate(cell, (so, step) => step.Up(so, frame));
                (totals.TryGetValue(total, out var parts) ? parts : totals[total] = []).Add(place);
            }

            foreach (var (total, parts) in totals)
            {
                attacker.Add(total, parts, steps.TrueForAll(step => step.EventsAddUp), steps.TrueForAll(step => step.PeopleAddUp), steps.TrueForAll(step => step.IsWhole));
            }
        }
    }

    /// <summary>What the whole answer to a request is of.</summary>
    public UInt128 FrameOf(CompletionCubeRequest request)
    {
        var from = CubeDimension.CodeOf(request.Scope.Period.From);
        var frame = request.Scope.Period.Kind switch
        {
            PeriodKind.Month => All.With(Axis.Time, from),
            PeriodKind.Quarter => All.With(Axis.Time, from + Quarter),
            PeriodKind.FinancialYear or PeriodKind.FinancialYearSoFar => All.With(Axis.Time, from + Year),
            _ => All,
        };

        frame = request.Scope.Organisations is [var organisation] ? frame.With(Axis.Organisation, facts.Organisations.IndexOf(organisation)) : frame;
        frame = request.Scope.Tiers is [var tier] ? frame.With(Axis.Tier, (int)tier) : frame;
        frame = request.Channel is { } channel ? frame.With(Axis.Channel, (int)channel) : frame;

        return request.StreamId is { } stream ? frame.With(Axis.Stream, facts.Streams.IndexOf(stream)) : frame;
    }

    /// <summary>From what is of one organisation to what is of the one above it.</summary>
    public Step ToParent(int parent) => new((cell, _) => parent < 0 ? cell.Without(Axis.Organisation) : cell.With(Axis.Organisation, parent), PeopleAddUp: true);

    /// <summary>From what a filter lets through to all. Filters do not let through what has no value.</summary>
    public static Step WithoutFilter(Axis axis) => new((cell, _) => cell.Without(axis), PeopleAddUp: axis == Axis.Tier, IsWhole: axis == Axis.Channel);

    /// <summary>From months or quarters to the year.</summary>
    public static Step ToYear(DateOnly from) => new((cell, _) => cell.With(Axis.Time, CubeDimension.CodeOf(from) + Year));

    private UInt128 Set(UInt128 cell, CompletionDimension dimension, int code) => dimension switch
    {
        CompletionDimension.Month => cell.With(Axis.Time, code),
        CompletionDimension.Quarter => cell.With(Axis.Time, code + Quarter),
        CompletionDimension.FinancialYear => cell.With(Axis.Time, code + Year),
        CompletionDimension.Organisation => cell.With(Axis.Organisation, code + (parents.Contains(code) ? EmployerAlone : 0)),
        CompletionDimension.Tier => cell.With(Axis.Tier, code),
        CompletionDimension.ProviderKind => cell.With(Axis.ProviderKind, code),
        CompletionDimension.OfferChannel => cell.With(Axis.Channel, code),
        CompletionDimension.OfferFormat => cell.With(Axis.Format, code),
        CompletionDimension.CompetencyArea => cell.With(Axis.Area, code),
        CompletionDimension.Competency => cell.With(Axis.Competency, code),
        _ => cell.With(Axis.Stream, code),
    };

    private Step[] Steps(CompletionDimension dimension) => dimension switch
    {
        CompletionDimension.Month =>
        [
            new((cell, _) => cell.With(Axis.Time, CubeDimension.QuarterOf(cell.Code(Axis.Time)) + Quarter)),
            new((cell, _) => cell.With(Axis.Time, CubeDimension.YearOf(cell.Code(Axis.Time)) + Year)),
            Back(Axis.Time),
        ],
        CompletionDimension.Quarter => [new((cell, _) => cell.With(Axis.Time, CubeDimension.YearOf(cell.Code(Axis.Time) - Quarter) + Year)), Back(Axis.Time)],
        CompletionDimension.FinancialYear => [Back(Axis.Time)],
        CompletionDimension.Organisation =>
        [
            .. Enumerable.Range(0, LevelsAboveEmployers).Select(level => new Step((cell, _) => cell.With(Axis.Organisation, AtLevel(cell, level)), PeopleAddUp: true)),
            Back(Axis.Organisation) with { PeopleAddUp = true },
        ],
        CompletionDimension.Tier => [Back(Axis.Tier) with { PeopleAddUp = true }],
        CompletionDimension.ProviderKind => [Back(Axis.ProviderKind)],
        CompletionDimension.OfferChannel => [Back(Axis.Channel)],
        CompletionDimension.OfferFormat => [Back(Axis.Format)],
        CompletionDimension.CompetencyArea => [Back(Axis.Area) with { EventsAddUp = false }],
        CompletionDimension.Competency => [Back(Axis.Competency) with { EventsAddUp = false }],
        _ => [Back(Axis.Stream)],
    };

    private int AtLevel(UInt128 cell, int level)
    {
        var chain = new List<int>();

        for (var at = cell.Code(Axis.Organisation) & (EmployerAlone - 1); at >= 0; at = tree.ParentOf(at, facts.Day))
        {
            chain.Add(at);
        }

        return chain[Math.Max(0, chain.Count - 1 - level)];
    }

    private static Step Back(Axis axis) => new((cell, frame) => cell.Without(axis) | frame.Part(axis));

    private static Attacker.Known Know(GroupTally tally, ShownGroup? row) => new(
        Range(row?.Events, tally.Events, Attacker.Unbounded),
        Range(row?.People, tally.People, SafeCount.LargestHidden),
        row?.Minutes is { } minutes
            ? new(Math.Max(0, minutes - (Disclosure.MinutesRoundedTo / 2)), minutes + (Disclosure.MinutesRoundedTo / 2) - 1, tally.Minutes)
            : new(0, Attacker.Unbounded, tally.Minutes),
        row is null || row.Events.Suppressed,
        Shortest,
        Longest);

    private static Attacker.Bounds Range(SafeCount? shown, int truth, long most) => shown switch
    {
        null => new(0, Attacker.Unbounded, truth),
        { Value: { } value } => new(Math.Max(Disclosure.SmallestShown, value - 2), value + 2, truth),
        _ => new(1, most, truth),
    };

    private static string Text(IEnumerable<object?> values) => string.Join('|', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));

    /// <summary>One way from parts to their total.</summary>
    /// <param name="EventsAddUp">Whether nothing is in two parts.</param>
    /// <param name="PeopleAddUp">Whether nobody is in two parts.</param>
    /// <param name="IsWhole">Whether the parts are all that there is of the total.</param>
    public sealed record Step(Up Up, bool EventsAddUp = true, bool PeopleAddUp = false, bool IsWhole = true);
}
