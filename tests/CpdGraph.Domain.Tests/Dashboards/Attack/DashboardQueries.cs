using static CpdGraph.Domain.Tests.CellCode;

namespace CpdGraph.Domain.Tests;

/// <summary>Asks for dashboards of every organisation, with and without a tier, and tells an attacker what they show of coaches.</summary>
/// <param name="period">Of which, at whose end coaches are counted.</param>
internal sealed class DashboardQueries(WorkforceFacts facts, Attacker attacker, ReportPeriod period)
{
    private const int Coaches = 1;
    private const int Readiness = 100;
    private const int Supervision = 200;

    // Added to an organisation that has other networks below it as the tree was than as it is.
    private const int AsItWas = 1_000_000;

    private readonly OrganisationTree tree = new(facts);
    private readonly DateOnly asAt = period.To < facts.Day ? period.To : facts.Day;

    public int Asked { get; private set; }

    public int Shown { get; private set; }

    /// <summary>Numbers of 8 or more coaches that are hidden.</summary>
    public int Lost { get; private set; }

    /// <summary>Asks for everything, and remembers what is a part of what.</summary>
    /// <param name="bases">By which trees.</param>
    public void AskAll(params OrganisationBasis[] bases)
    {
        var below = new Dictionary<(UInt128 Total, OrganisationBasis Basis), List<int>>();
        var ofTiers = new Dictionary<(UInt128 Total, OrganisationBasis Basis), List<int>>();

        foreach (var (basis, node) in bases.SelectMany(basis => Enumerable.Range(-1, facts.Organisations.Length + 1).Select(node => (basis, node))))
        {
            foreach (var tier in Enum.GetValues<PracticeTier>().Cast<PracticeTier?>().Prepend(null))
            {
                foreach (var (cell, place) in Ask(node, tier, basis))
                {
                    var parent = node < 0 ? -1 : tree.ParentOf(node, DayOf(basis));

                    if (node >= 0)
                    {
                        Add(below, (parent < 0 ? cell.Without(Axis.Organisation) : cell.With(Axis.Organisation, CodeOf(parent, basis)), basis), place);
                    }

                    if (tier is not null)
                    {
                        Add(ofTiers, (cell.Without(Axis.Tier), basis), place);
                    }
                }
            }
        }

        foreach (var ((total, _), parts) in below)
        {
            attacker.Add(total, parts, eventsAddUp: true, peopleAddUp: true, isWhole: true);
        }

        foreach (var ((total, _), parts) in ofTiers)
        {
            attacker.Add(total, parts, eventsAddUp: true, peopleAddUp: true, isWhole: false);
        }
    }

    private DateOnly DayOf(OrganisationBasis basis) => basis == OrganisationBasis.AsNow ? facts.Day : asAt;

    private int CodeOf(int node, OrganisationBasis basis) =>
        basis == OrganisationBasis.AsAtTheDay && !tree.Under(new HashSet<int> { node }, asAt).SequenceEqual(tree.Under(new HashSet<int> { node }, facts.Day)) ? node + AsItWas : node;

    private List<(UInt128 Cell, int Place)> Ask(int node, PracticeTier? tier, OrganisationBasis basis)
    {
        Asked++;

        var request = new WorkforceRequest
        {
            Period = period,
            Basis = basis,
            Organisations = node < 0 ? null : [facts.Organisations[node]],
            Tiers = tier is { } only ? [only] : [],
        };
        var numbers = new WorkforceNumbers(facts, request);
        var coaches = new WorkforceScope(facts, request).CoachesOn(asAt).Select(place => facts.Coaches[place]).ToArray();
        var state = facts.StateDays.IndexOf(asAt);
        var frame = node < 0 ? All : All.With(Axis.Organisation, CodeOf(node, basis));
        frame = tier is { } held ? frame.With(Axis.Tier, (int)held) : frame;
        var whole = frame.With(Axis.Kind, Coaches);
        var cells = new List<(UInt128 Cell, int Place)> { See(whole, numbers.CoachCount, coaches.Length) };

        Family(numbers.Readiness.Select(tally => See(
            frame.With(Axis.Kind, Readiness + (int)tally.Status), tally.Count, coaches.Count(coach => coach.States[state]!.Readiness == tally.Status))));
        Family(numbers.Supervision.Where(tally => tally.Kind == SupervisionKind.Clinical).Select(tally => See(
            frame.With(Axis.Kind, Supervision + (int)tally.Status), tally.Count, coaches.Count(coach => coach.States[state]!.Supervision[0].Status == tally.Status))));

        if (tier is null)
        {
            Family(numbers.Tiers.Select(tally => See(
                whole.With(Axis.Tier, CubeCells.CodeOf(tally.Tier)), tally.Count, coaches.Count(coach => WorkforceScope.TierOf(coach, asAt) == tally.Tier))));
        }

        return cells;

        void Family(IEnumerable<(UInt128 Cell, int Place)> parts)
        {
            var seen = parts.ToList();
            attacker.Add(whole, [.. seen.Select(part => part.Place)], eventsAddUp: true, peopleAddUp: true, isWhole: true);
            cells.AddRange(seen);
        }
    }

    private (UInt128 Cell, int Place) See(UInt128 cell, SafeCount shown, int truth)
    {
        var bounds = shown switch
        {
            { Value: 0 } => new Attacker.Bounds(0, 0, truth),
            { Value: { } value } => new(Math.Max(Disclosure.SmallestShown, value - 2), value + 2, truth),
            { Label: "1 to 7" } => new(1, SafeCount.LargestHidden, truth),
            _ => new(0, Attacker.Unbounded, truth),
        };

        (Shown, Lost) = (Shown + 1, Lost + (shown.Suppressed && truth > SafeCount.LargestHidden ? 1 : 0));

        return (cell, attacker.Observe(cell, new(bounds, bounds, new(0, 0, 0), shown.Suppressed, 0, 0)));
    }

    // A number by tier comes from two queries, and is one part all the same.
    private static void Add(Dictionary<(UInt128, OrganisationBasis), List<int>> relations, (UInt128, OrganisationBasis) total, int part)
    {
        var parts = relations.TryGetValue(total, out var known) ? known : relations[total] = [];

        if (!parts.Contains(part))
        {
            parts.Add(part);
        }
    }
}
