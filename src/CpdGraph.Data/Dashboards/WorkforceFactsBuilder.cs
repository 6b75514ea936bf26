using System.Collections.Immutable;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>
/// Makes the facts that numbers of a workforce are worked out from: totals as they are kept, and what the rules say of each coach on the ends of
/// months. Coaches are taken in batches, so that its memory does not grow with their records.
/// </summary>
public sealed class WorkforceFactsBuilder(CpdContext db, SqlLog log, CatalogueStore catalogues, TimeProvider clock)
{
    private const int BatchSize = 500;

    private readonly ReadinessReader readiness = new(db, log);
    private readonly SupervisionReader supervision = new(db, log);
    private readonly StandingReader standings = new(db, log);

    /// <summary>All coaches and all budgets, of one state of the database.</summary>
    public async Task<WorkforceFacts> OfEveryoneAsync(CancellationToken cancellation)
    {
        await using var state = db.Database.CurrentTransaction is null ? await db.BeginReadAsync(cancellation) : null;
        var coaches = await db.Coaches.Select(coach => coach.Id).ToListAsync(cancellation);
        var budgets = await db.FundingAllocations.OrderBy(budget => budget.Id).ToListAsync(cancellation);

        // Whatever this state of the database names is in the catalogue of a moment later.
        await catalogues.CatchUpAsync(cancellation);

        return await BuildAsync([.. coaches.OrderBy(coach => coach.Value)], budgets, cancellation);
    }

    /// <summary>These coaches, each once, as their records are now. Without budgets: a team has none.</summary>
    public Task<WorkforceFacts> OfTeamAsync(IReadOnlyCollection<CoachId> coaches, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(coaches);

        return BuildAsync([.. coaches.Distinct().OrderBy(coach => coach.Value)], [], cancellation);
    }

    private async Task<WorkforceFacts> BuildAsync(IReadOnlyList<CoachId> coaches, IReadOnlyList<FundingAllocation> budgets, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var collector = new WorkforceCollector { Catalogue = View(now) };
        PlaceFramework(collector);

        foreach (var batch in coaches.Chunk(BatchSize))
        {
            await AddAsync(collector, batch, now, cancellation);
        }

        foreach (var budget in budgets)
        {
            collector.Add(budget);
        }

        return collector.ToFacts(now);
    }

    // Before others, so that areas and competencies stand as they are shown.
    private static void PlaceFramework(WorkforceCollector collector)
    {
        foreach (var competency in Framework(collector.Catalogue))
        {
            collector.Place(competency);
        }
    }

    private static Competency[] Framework(CatalogueView catalogue) =>
        catalogue.FrameworkOn(catalogue.Today) is { } framework ? [.. catalogue.CompetenciesOf(framework.Id)] : [];

    private async Task AddAsync(WorkforceCollector collector, CoachId[] coaches, DateTimeOffset now, CancellationToken cancellation)
    {
        var totals = await db.CoachTotals.Where(row => coaches.Contains(row.CoachId)).ToDictionaryAsync(row => row.CoachId, cancellation);
        var employments = (await db.Employments.Where(row => coaches.Contains(row.CoachId)).ToListAsync(cancellation)).ToLookup(row => row.CoachId);
        var awards = (await db.TierAwards.Where(row => coaches.Contains(row.CoachId)).ToListAsync(cancellation)).ToLookup(row => row.CoachId);
        await KnowAsync(collector, totals.Values, now, cancellation);

        var states = await StatesAsync(collector, coaches, employments, cancellation);
        var today = collector.Catalogue.Today;
        var assessed = await standings.OnAsync(coaches, today, cancellation);
        var framework = Framework(collector.Catalogue);

        foreach (var coach in coaches)
        {
            var tier = TierAward.On(awards[coach], today)?.Tier;
            var own = CompetencyProfile.Of(framework, assessed[coach], tier);
            var next = CompetencyProfile.Of(framework, assessed[coach], PracticeTiers.After(tier));

            collector.Add(
                new()
                {
                    Posts = collector.Posts(employments[coach]),
                    Tiers = Tiers(awards[coach]),
                    States = states[coach],
                    Expected = [.. own.Entries.Where(entry => entry.Expected is not null).Select(entry => collector.Place(entry.Competency))],
                    Achieved = [.. own.Held.Select(collector.Place)],
                    Gaps = [.. next.Gaps.Select(gap => collector.Place(gap.Competency))],
                },
                totals.GetValueOrDefault(coach));
        }
    }

    private static ImmutableArray<TierFact> Tiers(IEnumerable<TierAward> awards) =>
    [
        .. awards.Where(award => award.IsLiveOn(award.AwardedOn))
            .OrderByDescending(award => award.AwardedOn).ThenByDescending(award => award.Tier)
            .Select(award => new TierFact(award.Tier, award.AwardedOn, award.RevokedOn?.AddDays(-1))),
    ];

    // One that was published a moment ago may be completed already.
    private async Task KnowAsync(WorkforceCollector collector, IReadOnlyCollection<CoachTotals> totals, DateTimeOffset now, CancellationToken cancellation)
    {
        if (totals.Any(one => one.Learning.Any(row => collector.Catalogue.OfferVersion(row.OfferVersionId) is null)
            || one.Booked.Any(row => collector.Catalogue.Run(row.RunId) is null)))
        {
            await catalogues.CatchUpAsync(cancellation);
            collector.Catalogue = View(now);
        }
    }

    private CatalogueView View(DateTimeOffset now) => catalogues.Current.For(CatalogueViewer.Steward, now);

    private async Task<Dictionary<CoachId, ImmutableArray<CoachState?>>> StatesAsync(
        WorkforceCollector collector, CoachId[] coaches, ILookup<CoachId, Employment> employments, CancellationToken cancellation)
    {
        var catalogue = collector.Catalogue;
        var days = SnapshotRules.StateDays(catalogue.Today);
        var records = await readiness.OfCoachesAsync(coaches, cancellation);
        var facts = coaches.ToDictionary(coach => coach, coach => Readiness(catalogue, records[coach], [.. employments[coach]]));
        var policies = catalogue.AllSupervisionPolicies;
        var states = coaches.ToDictionary(coach => coach, _ => ImmutableArray.CreateBuilder<CoachState?>(days.Length));

        foreach (var day in days)
        {
            CoachId[] inPost = [.. coaches.Where(coach => Employment.On(facts[coach].Employments, day) is not null)];
            var requirements = catalogue.RequirementsAround(day);
            var held = await supervision.OfCoachesAsync(inPost, policies, day, cancellation);

            foreach (var coach in coaches)
            {
                states[coach].Add(held.TryGetValue(coach, out var known)
                    ? collector.State(
                        ReadinessRules.Decide(facts[coach], requirements, day),
                        SupervisionRules.Decide(known with { Employments = facts[coach].Employments }, policies, day))
                    : null);
            }
        }

        return states.ToDictionary(pair => pair.Key, pair => pair.Value.MoveToImmutable());
    }

    // Of what claims to meet nothing, readiness asks only what it corrects; and that is nearly all that a coach has completed.
    private static ReadinessFacts Readiness(CatalogueView catalogue, ReadinessRecords records, ImmutableArray<Employment> employments) => new()
    {
        Employments = employments,
        Completions = catalogue.Claimed(records.Completions.Where(row =>
            row.ReplacesId is not null || catalogue.OfferVersion(row.OfferVersionId) is { SatisfiesIds.IsEmpty: false })),
        Confirmations = records.Confirmations,
    };
}
