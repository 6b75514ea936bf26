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

        var counts = new int[statuses.Length];
        var missing = new int[statuses.Length, Facts.Requirements.Length];

        foreach (var coach in coaches)
        {
            if (Facts.Coaches[coach].States[day] is { Readiness: { } status } state)
            {
                counts[(int)status]++;

                foreach (var requirement in state.Missing)
                {
                    missing[(int)status, requirement]++;
                }
            }
        }

        var shown = Disclosure.People(counts, coaches.Length);

        return [.. statuses.Select(status => new ReadinessTally(status, shown[(int)status], shown[(int)status].Suppressed ? null : MostMissing((int)status)))];

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
        var counts = new int[TierCount + 1];
        var movedUp = new int[TierCount + 1];

        foreach (var coach in coaches.Select(place => Facts.Coaches[place]))
        {
            counts[PlaceOf(WorkforceScope.TierOf(coach, AsAt))]++;

            foreach (var tier in coach.Tiers.Where(award => award.From >= Request.Period.From && award.From <= AsAt).Select(award => award.Tier).Distinct())
            {
                movedUp[PlaceOf(tier)]++;
            }
        }

        var shown = Disclosure.People(counts, coaches.Length);

        return [.. shown.Select((count, place) => new TierTally(place == 0 ? null : (PracticeTier)(place - 1), count, Disclosure.Count(movedUp[place])))];
    }

    private ImmutableArray<SupervisionTally> CountSupervision()
    {
        var day = Facts.StateDays.IndexOf(AsAt);
        var (kinds, statuses) = (Enum.GetValues<SupervisionKind>(), Enum.GetValues<SupervisionStatus>());

        if (day < 0)
        {
            return [];
        }

        var counts = kinds.Select(_ => new int[statuses.Length]).ToArray();

        foreach (var coach in coaches)
        {
            foreach (var state in Facts.Coaches[coach].States[day]?.Supervision ?? [])
            {
                counts[(int)state.Kind][(int)state.Status]++;
            }
        }

        return
        [
            .. kinds.SelectMany(kind => Disclosure.People(counts[(int)kind], coaches.Length)
                .Select((count, status) => new SupervisionTally(kind, (SupervisionStatus)status, count))),
        ];
    }

    // The cells of an area have a place more, for those of whom nothing is expected: together they are all coaches, as tiers are.
    private ImmutableArray<CompetencyCoverageCell> CountCoverage()
    {
        var today = scope.CoachesOn(Facts.Day);
        var rule = Disclosure.Of(today.Length, Request.Exact);
        var people = Facts.Areas.Select(_ => new int[TierCount + 1]).ToArray();
        var expected = new long[Facts.Areas.Length, TierCount + 1];
        var achieved = new long[Facts.Areas.Length, TierCount + 1];
        var has = new bool[Facts.Areas.Length];

        foreach (var coach in today.Select(place => Facts.Coaches[place]))
        {
            var tier = PlaceOf(WorkforceScope.TierOf(coach, Facts.Day));
            Array.Clear(has);

            foreach (var competency in tier == 0 ? [] : coach.Expected)
            {
                var area = Facts.Competencies[competency].Area;
                expected[area, tier]++;
                has[area] = true;
            }

            foreach (var competency in tier == 0 ? [] : coach.Achieved)
            {
                achieved[Facts.Competencies[competency].Area, tier]++;
            }

            for (var area = 0; area < has.Length; area++)
            {
                people[area][has[area] ? tier : 0]++;
            }
        }

        return
        [
            .. people.SelectMany((counts, area) => rule.People(counts, today.Length).Skip(1).Select((count, place) => new CompetencyCoverageCell(
                Facts.Areas[area],
                (PracticeTier)place,
                count,
                count.Suppressed ? null : rule.Share(achieved[area, place + 1], expected[area, place + 1], counts[place + 1])))),
        ];
    }

    // Which competencies are listed with nobody or few in need does not hang on this scope: they are those that anybody needs.
    private ImmutableArray<WorkforceGap> CountGaps()
    {
        var today = scope.CoachesOn(Facts.Day);
        var rule = Disclosure.Of(today.Length, Request.Exact);
        var counts = new int[Facts.Competencies.Length];

        foreach (var competency in today.SelectMany(coach => Facts.Coaches[coach].Gaps))
        {
            counts[competency]++;
        }

        return
        [
            .. Facts.Coaches.SelectMany(coach => coach.Gaps).Distinct().Order()
                .Select(competency => new WorkforceGap(Facts.Competencies[competency].Id, rule.Count(counts[competency])))
                .Where(gap => gap.CoachesInNeed is not { Value: 0 })
                .OrderByDescending(gap => gap.CoachesInNeed.Value ?? 0),
        ];
    }

    private static int PlaceOf(PracticeTier? tier) => tier is { } known ? (int)known + 1 : 0;
}
