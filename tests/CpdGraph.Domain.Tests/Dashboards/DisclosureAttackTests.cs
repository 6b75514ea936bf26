using System.Collections.Immutable;
using System.Globalization;
using Axis = CpdGraph.Domain.Tests.CellCode.Axis;
using Shape = CpdGraph.Domain.Tests.SyntheticWorkforce.Shape;

namespace CpdGraph.Domain.Tests;

/// <summary>Somebody asks for all numbers that may be asked for, and subtracts them from each other.</summary>
public sealed class DisclosureAttackTests(ITestOutputHelper output)
{
    private static readonly int Runs = int.Parse(Environment.GetEnvironmentVariable("CPDGRAPH_RUNS") ?? "1", CultureInfo.InvariantCulture);
    private static readonly CompletionDimension[] Dimensions = Enum.GetValues<CompletionDimension>();

    private static readonly ImmutableArray<ImmutableArray<CompletionDimension>> Groupings =
    [
        .. from first in Dimensions
           from second in Dimensions
           from third in Dimensions
           let all = ImmutableArray.Create([.. new[] { first, second, third }.Distinct()])
           where first <= second && second <= third && CompletionCubeRequest.Problem(all) is null
           group all by string.Join(',', all) into same
           select same.First(),
    ];

    [Theory]
    [InlineData(Shape.SmallNetworks, 3_400)]
    [InlineData(Shape.Uneven, 4_800)]
    [InlineData(Shape.Sparse, 7_700)]
    public void Subtracting_facts_from_each_other_pins_no_number_of_few_people(Shape shape, int leastQueries)
    {
        var facts = SyntheticWorkforce.Make(shape, Runs > 1 ? 3_000 : 240, seed: 7);
        var attacker = new Attacker();
        var queries = new FactQueries(facts, attacker);
        var clock = System.Diagnostics.Stopwatch.StartNew();

        AskAll(facts, queries);
        var asking = clock.Elapsed;
        var found = attacker.Solve();

        output.WriteLine($"{shape}: {queries.Asked:N0} queries, {queries.Rows:N0} cells, {queries.WithheldRows:N0} of 8 or more people withheld; {found}; {asking.TotalSeconds:N1} s and {(clock.Elapsed - asking).TotalSeconds:N1} s");
        Assert.All(attacker.Examples, output.WriteLine);
        Assert.Equal(0, found.Wrong);
        Assert.True(queries.Asked >= leastQueries);
        Assert.True(found.Hidden > 1_000);
        Assert.Equal(0, found.Pinned);
        Assert.InRange(found.Narrowed, 0, found.Hidden / 1_000);
    }

    [Theory]
    [InlineData(Shape.SmallNetworks)]
    [InlineData(Shape.Uneven)]
    [InlineData(Shape.Sparse)]
    public void Subtracting_dashboards_of_parts_from_those_of_wholes_pins_no_number_of_few_coaches(Shape shape)
    {
        var facts = SyntheticWorkforce.Make(shape, Runs > 1 ? 3_000 : 700, seed: 5);

        var found = AskDashboards(shape, facts, PeriodRules.SoFar(facts.Day), OrganisationBasis.AsNow);

        Assert.Equal(0, found.Narrowed);
    }

    [Theory]
    [InlineData(Shape.SmallNetworks)]
    [InlineData(Shape.Uneven)]
    [InlineData(Shape.Sparse)]
    public void Asking_of_the_year_before_boards_were_split_by_the_tree_as_it_is_and_as_it_was_pins_no_number_of_few_coaches(Shape shape)
    {
        var facts = SyntheticWorkforce.Make(shape, Runs > 1 ? 3_000 : 500, seed: 3, isSplit: true);

        var found = AskDashboards(
            shape, facts, new(PeriodKind.FinancialYear, new(2025, 4, 1), new(2026, 3, 31)), OrganisationBasis.AsNow, OrganisationBasis.AsAtTheDay);

        // To check each number along both trees would cost more than these few are worth: decision 0034.
        Assert.InRange(found.Narrowed, 0, found.Hidden / 50);
    }

    private Attacker.Findings AskDashboards(Shape shape, WorkforceFacts facts, ReportPeriod period, params OrganisationBasis[] bases)
    {
        var attacker = new Attacker();
        var queries = new DashboardQueries(facts, attacker, period);

        queries.AskAll(bases);
        var found = attacker.Solve();

        output.WriteLine($"{shape}: {queries.Asked:N0} dashboards, {queries.Shown:N0} numbers, {queries.Lost:N0} of 8 or more coaches hidden; {found}");
        Assert.All(attacker.Examples, output.WriteLine);
        Assert.Equal(0, found.Wrong);
        Assert.True(queries.Asked >= 400);
        Assert.True(found.Hidden > 500);
        Assert.Equal(0, found.Pinned);

        return found;
    }

    private static void AskAll(WorkforceFacts facts, FactQueries queries)
    {
        var tree = new OrganisationTree(facts);
        var usual = CompletionCubeRequest.UsualPeriod(facts.Day);
        var nodes = Enumerable.Range(0, facts.Organisations.Length)
            .Where(place => facts.Links.Any(link => link.Parent == place) || facts.Coaches.Count(coach => coach.Posts[0].Organisation == place) >= 8).ToArray();
        var some = new Random(1);

        foreach (var groupBy in Groupings.Where(grouping => Runs > 1 || grouping.Length < 3 || some.Next(3) == 0))
        {
            Ask(new() { GroupBy = groupBy, Scope = new() { Period = usual } });

            if (groupBy.Contains(CompletionDimension.Organisation))
            {
                continue;
            }

            foreach (var siblings in nodes.GroupBy(node => tree.ParentOf(node, facts.Day)))
            {
                var cells = siblings.SelectMany(node => Ask(new() { GroupBy = groupBy, Scope = new() { Period = usual, Organisations = [facts.Organisations[node]] } })).ToList();
                var children = Enumerable.Range(0, facts.Organisations.Length).Count(place => tree.ParentOf(place, facts.Day) == siblings.Key);
                var isWhole = children == siblings.Count();
                queries.AddTotals(cells, CellCode.All, groupBy, queries.ToParent(siblings.Key) with { IsWhole = isWhole });
            }

            if (groupBy.Length > 2)
            {
                continue;
            }

            foreach (var node in nodes.Prepend(-1).Where(node => Runs > 1 || some.Next(groupBy.Length == 1 ? 2 : 8) == 0 || (node < 0 && groupBy.Length == 1)))
            {
                var scope = new WorkforceRequest { Period = usual, Organisations = node < 0 ? null : [facts.Organisations[node]] };
                Filtered(groupBy, Axis.Tier, [.. Enum.GetValues<PracticeTier>().Select(tier => new CompletionCubeRequest { GroupBy = groupBy, Scope = scope with { Tiers = [tier] } })]);
                Filtered(groupBy, Axis.Channel, [.. Enum.GetValues<OfferChannel>().Select(channel => new CompletionCubeRequest { GroupBy = groupBy, Scope = scope, Channel = channel })]);
                Filtered(groupBy, Axis.Stream, [.. facts.Streams.Select(stream => new CompletionCubeRequest { GroupBy = groupBy, Scope = scope, StreamId = stream })]);
                Periods(groupBy, scope);
            }
        }

        List<(UInt128 Cell, int Place)> Ask(CompletionCubeRequest request) => queries.Ask(request);

        void Filtered(ImmutableArray<CompletionDimension> groupBy, Axis axis, CompletionCubeRequest[] requests)
        {
            var cells = requests.SelectMany(Ask).ToList();
            queries.AddTotals(cells, queries.FrameOf(requests[0]).Without(axis), groupBy, FactQueries.WithoutFilter(axis));
        }

        void Periods(ImmutableArray<CompletionDimension> groupBy, WorkforceRequest scope)
        {
            if (groupBy.Any(CompletionCubeRequest.IsOfTime))
            {
                return;
            }

            var year = new DateOnly(2025, 4, 1);
            _ = Ask(new() { GroupBy = groupBy, Scope = scope with { Period = PeriodRules.SoFar(facts.Day) } });
            var whole = new CompletionCubeRequest { GroupBy = groupBy, Scope = scope with { Period = new(PeriodKind.FinancialYear, year, year.AddYears(1).AddDays(-1)) } };
            _ = Ask(whole);

            foreach (var (kind, months) in new[] { (PeriodKind.Month, 1), (PeriodKind.Quarter, 3) })
            {
                var cells = Enumerable.Range(0, 12 / months).Select(step => year.AddMonths(step * months))
                    .SelectMany(from => Ask(new() { GroupBy = groupBy, Scope = scope with { Period = new(kind, from, from.AddMonths(months).AddDays(-1)) } })).ToList();
                queries.AddTotals(cells, queries.FrameOf(whole), groupBy, FactQueries.ToYear(year));
            }
        }
    }
}
