using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <content>Numbers of coaches, as they stand on a day.</content>
public sealed partial class WorkforceNumbers
{
    private ImmutableArray<ReadinessTally> CountReadiness()
    {
        var day = Facts.StateDays.IndexOf(AsAt);
        var statuses = Enum.GetValues<ReadinessStatus>();

        if (day < 0)
        {
            return [];
        }

        var missing = new int[statuses.Length, Facts.Requirements.Length];

        foreach (var coach in coaches)
        {
            if (Facts.Coaches[coach].States[day] is { Readiness: { } status } state)
            {
                foreach (var requirement in state.Missing)
                {
                    missing[(int)status, requirement]++;
                }
            }
        }

        var shown = Disclosure.People(Count(coaches), coaches.Length, Beside(AsAt, Count));

        return [.. statuses.Select(status => new ReadinessTally(status, shown[(int)status], shown[(int)status].Suppressed ? null : MostMissing((int)status)))];

        int[] Count(ImmutableArray<int> of)
        {
            var counts = new int[statuses.Length];

            foreach (var coach in of)
            {
                if (Facts.Coaches[coach].States[day] is { Readiness: { } status })
                {
                    counts[(int)status]++;
                }
            }

            return counts;
        }

        ReadinessRequirementId? MostMissing(int status)
        {
            var most = -1;

            for (var requirement = 0; requirement < Facts.Requirements.Length; requirement++)
            {
                if (missing[status, requirement] > (most < 0 ? 0 : missing[status, most]))
                {
                    most = requirement;
                }
            }

            return most < 0 ? null : Facts.Requirements[most];
        }
    }

    private ImmutableArray<TierTally> CountTiers()
    {
        var shown = Disclosure.People(Count(coaches), coaches.Length, Beside(AsAt, Count));
        var movedUp = Disclosure.Apart(CountMovedUp(coaches), Beside(AsAt, CountMovedUp));

        return [.. shown.Select((count, place) => new TierTally(place == 0 ? null : (PracticeTier)(place - 1), count, movedUp[place]))];

        int[] Count(ImmutableArray<int> of)
        {
            var counts = new int[TierCount + 1];

            foreach (var coach in of)
            {
                counts[PlaceOf(WorkforceScope.TierOf(Facts.Coaches[coach], AsAt))]++;
            }

            return counts;
        }

        int[] CountMovedUp(ImmutableArray<int> of)
        {
            var counts = new int[TierCount + 1];

            foreach (var coach in of)
            {
                foreach (var tier in Facts.Coaches[coach].Tiers.Where(award => award.From >= Request.Period.From && award.From <= AsAt).Select(award => award.Tier).Distinct())
                {
                    counts[PlaceOf(tier)]++;
                }
            }

            return counts;
        }
    }

    private ImmutableArray<SupervisionTally> CountSupervision()
    {
        var day = Facts.StateDays.IndexOf(AsAt);
        var (kinds, statuses) = (Enum.GetValues<SupervisionKind>(), Enum.GetValues<SupervisionStatus>());

        if (day < 0)
        {
            return [];
        }

        return
        [
            .. kinds.SelectMany(kind => Disclosure.People(Count(kind, coaches), coaches.Length, Beside(AsAt, of => Count(kind, of)))
                .Select((count, status) => new SupervisionTally(kind, (SupervisionStatus)status, count))),
        ];

        int[] Count(SupervisionKind kind, ImmutableArray<int> of)
        {
            var counts = new int[statuses.Length];

            foreach (var state in of.SelectMany(coach => Facts.Coaches[coach].States[day]?.Supervision ?? []).Where(state => state.Kind == kind))
            {
                counts[(int)state.Status]++;
            }

            return counts;
        }
    }

    // The cells of an area have a place more, for those of whom nothing is expected: together they are all coaches, as tiers are.
    private ImmutableArray<CompetencyCoverageCell> CountCoverage()
    {
        var today = scope.CoachesOn(Facts.Day);
        var rule = Disclosure.Of(today.Length, Request.Exact);
        var expected = new long[Facts.Areas.Length, TierCount + 1];
        var achieved = new long[Facts.Areas.Length, TierCount + 1];

        foreach (var coach in today.Select(place => Facts.Coaches[place]))
        {
            var tier = PlaceOf(WorkforceScope.TierOf(coach, Facts.Day));

            foreach (var competency in tier == 0 ? [] : coach.Expected)
            {
                expected[Facts.Competencies[competency].Area, tier]++;
            }

            foreach (var competency in tier == 0 ? [] : coach.Achieved)
            {
                achieved[Facts.Competencies[competency].Area, tier]++;
            }
        }

        return [.. Facts.Areas.SelectMany((id, area) => CellsOf(id, area))];

        IEnumerable<CompetencyCoverageCell> CellsOf(CompetencyAreaId id, int area)
        {
            var counts = Count(area, today);

            return rule.People(counts, today.Length, Beside(Facts.Day, of => Count(area, of))).Skip(1).Select((count, place) => new CompetencyCoverageCell(
                id,
                (PracticeTier)place,
                count,
                count.Suppressed ? null : rule.Share(achieved[area, place + 1], expected[area, place + 1], counts[place + 1])));
        }

        int[] Count(int area, ImmutableArray<int> of)
        {
            var counts = new int[TierCount + 1];

            foreach (var coach in of.Select(place => Facts.Coaches[place]))
            {
                counts[coach.Expected.Any(competency => Facts.Competencies[competency].Area == area) ? PlaceOf(WorkforceScope.TierOf(coach, Facts.Day)) : 0]++;
            }

            return counts;
        }
    }

    // Which competencies are listed with nobody or few in need does not hang on this scope: they are those that anybody needs.
    private ImmutableArray<WorkforceGap> CountGaps()
    {
        var today = scope.CoachesOn(Facts.Day);
        var rule = Disclosure.Of(today.Length, Request.Exact);
        var counts = rule.Apart(Count(today), Beside(Facts.Day, Count));

        return
        [
            .. Facts.Coaches.SelectMany(coach => coach.Gaps).Distinct().Order()
                .Select(competency => new WorkforceGap(Facts.Competencies[competency].Id, counts[competency]))
                .Where(gap => gap.CoachesInNeed is not { Value: 0 })
                .OrderByDescending(gap => gap.CoachesInNeed.Value ?? 0),
        ];

        int[] Count(ImmutableArray<int> of)
        {
            var counts = new int[Facts.Competencies.Length];

            foreach (var competency in of.SelectMany(coach => Facts.Coaches[coach].Gaps))
            {
                counts[competency]++;
            }

            return counts;
        }
    }

    private static int PlaceOf(PracticeTier? tier) => tier is { } known ? (int)known + 1 : 0;
}
