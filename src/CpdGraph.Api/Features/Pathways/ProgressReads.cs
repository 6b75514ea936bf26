using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Competencies;
using CpdGraph.Api.Features.Readiness;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Pathways;

/// <summary>
/// How far coaches have come along their pathways today, of those coaches alone whom the caller may see. What readiness, profiles and tiers
/// have read in the same request is not read again.
/// </summary>
internal sealed class ProgressReads(
    PathwayReader reader, ReadinessReads readiness, StandingReads standings, TierReads tiers, CallerAccessor rights, RequestCatalogue catalogue)
{
    private readonly Dictionary<CoachId, PathwayRecords> known = [];

    /// <summary>
    /// Progress along the pathways that each of these coaches is on, the one started first first; four statements at most. Empty for a coach who
    /// is on none, or whom the caller may not see.
    /// </summary>
    public async Task<IReadOnlyDictionary<CoachId, IReadOnlyList<PathwayProgress>>> OfCoachesAsync(IEnumerable<CoachShown> coaches, CancellationToken cancellation)
    {
        var asked = coaches.DistinctBy(coach => coach.Id).ToArray();
        var records = await RecordsAsync(asked, cancellation);
        var facts = await FactsAsync([.. asked.Where(coach => records.TryGetValue(coach.Id, out var found) && Live(found).Any())], cancellation);

        return asked.ToDictionary(coach => coach.Id, coach => facts.TryGetValue(coach.Id, out var found) ? Along(records[coach.Id], found) : []);
    }

    /// <summary>What progress of these coaches is worked out by today. A coach whom the caller may not see is simply not a key.</summary>
    public async Task<IReadOnlyDictionary<CoachId, PathwayFacts>> FactsAsync(IReadOnlyCollection<CoachShown> coaches, CancellationToken cancellation)
    {
        var records = await RecordsAsync(coaches, cancellation);
        CoachShown[] seen = [.. coaches.Where(coach => records.ContainsKey(coach.Id))];

        if (seen.Length == 0)
        {
            return new Dictionary<CoachId, PathwayFacts>();
        }

        CoachId[] ids = [.. seen.Select(coach => coach.Id)];
        var done = await readiness.FactsAsync(seen, cancellation);
        var day = catalogue.View.Today;
        var reached = await standings.OfCoachesAsync(ids, day, cancellation);
        var awards = await tiers.OfCoachesAsync(ids, cancellation);
        var view = catalogue.View;
        var requirements = view.RequirementsAround(day);

        return ids.ToDictionary(coach => coach, coach => new PathwayFacts
        {
            Completions = done[coach].Completions,
            Confirmations = records[coach].Confirmations,
            TierAwards = awards[coach],
            Standings = reached[coach],
            Readiness = ReadinessRules.Decide(done[coach], requirements, day),
            CompetencyOf = view.Competency,
            RequirementOf = view.ReadinessRequirement,
        });
    }

    private async Task<IReadOnlyDictionary<CoachId, PathwayRecords>> RecordsAsync(IReadOnlyCollection<CoachShown> coaches, CancellationToken cancellation)
    {
        var scope = rights.Caller.CoachesUnder(AccessPolicy.OwnRecordOrSupervisor);
        CoachId[] seen = [.. coaches.Select(coach => coach.Id).Where(scope.Contains).Distinct()];
        CoachId[] missing = [.. seen.Where(id => !known.ContainsKey(id))];

        if (missing.Length > 0)
        {
            foreach (var (coach, records) in await reader.OfCoachesAsync(missing, cancellation))
            {
                known[coach] = records;
            }
        }

        return seen.ToDictionary(coach => coach, coach => known[coach]);
    }

    private IEnumerable<PathwayStart> Live(PathwayRecords records) => records.Starts.Where(start => start.IsLiveOn(catalogue.View.Today));

    private IReadOnlyList<PathwayProgress> Along(PathwayRecords records, PathwayFacts facts) =>
    [
        .. Live(records)
            .Select(start => (Start: start, Pathway: catalogue.View.Pathway(start.PathwayId)))
            .Where(pair => pair.Pathway is not null)
            .OrderBy(pair => pair.Start.StartedOn)
            .ThenBy(pair => pair.Pathway!.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Start.Id.Value)
            .Select(pair => PathwayProgressRules.Of(pair.Pathway!, pair.Start.StartedOn, facts, catalogue.View.Today)),
    ];
}
