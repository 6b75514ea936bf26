using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Competencies;
using CpdGraph.Api.Features.Pathways;
using CpdGraph.Api.Features.Plans;
using CpdGraph.Api.Features.Readiness;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Suggestions;

/// <summary>What offers are suggested by, of coaches whom the caller sees. What other fields of the request have read is not read again.</summary>
internal sealed class SuggestionReads(ReadinessReads readiness, StandingReads standings, ProgressReads pathways, PlanReads plans, RequestCatalogue catalogue)
{
    /// <summary>Today's facts of these coaches, in as many statements as of one. Each is a key.</summary>
    public async Task<IReadOnlyDictionary<CoachId, SuggestionFacts>> FactsAsync(IReadOnlyList<CoachShown> coaches, CancellationToken cancellation)
    {
        CoachShown[] asked = [.. coaches.DistinctBy(coach => coach.Id)];
        CoachId[] ids = [.. asked.Select(coach => coach.Id)];

        // Reading completions may renew the catalogue, so the rest goes by what it is then.
        var records = await readiness.FactsAsync(asked, cancellation);
        var view = catalogue.View;
        var verdicts = await readiness.VerdictsAsync(asked, view.Today, cancellation);
        var profiles = await standings.ProfilesAsync(ids, view.Today, tier: null, PracticeTiers.After, cancellation);
        var open = await plans.OpenOfCoachesAsync(ids, cancellation);
        var started = await pathways.OfCoachesAsync(asked, cancellation);
        var known = await pathways.FactsAsync(asked, cancellation);

        return asked.ToDictionary(coach => coach.Id, coach =>
        {
            var plan = open[coach.Id] is [var inForce, ..] ? inForce : null;

            return new SuggestionFacts
            {
                Day = view.Today,
                Profile = profiles?[coach.Id],
                Readiness = verdicts[coach.Id],
                Steps = known.TryGetValue(coach.Id, out var facts) ? [.. StepsAhead(view, started[coach.Id], plan, facts)] : [],
                Plan = plan,
                Completions = [.. records[coach.Id].Completions.Select(completed => completed.Completion)],
                Areas = view.AreasOf(Employment.On(coach.Employments, view.Today), view.Today),
            };
        });
    }

    // On a pathway that only the plan names the coach is as far as if they started it today: what was done before counts.
    private static IEnumerable<StepAhead> StepsAhead(CatalogueView view, IReadOnlyList<PathwayProgress> started, DevelopmentPlan? plan, PathwayFacts facts)
    {
        var planned = (plan?.Actions ?? [])
            .Where(action => action.DoneOn is null)
            .Select(action => action.PathwayId)
            .OfType<PathwayId>()
            .Distinct()
            .Except(started.Select(progress => progress.Pathway.Id))
            .Select(view.Pathway)
            .OfType<Pathway>();

        return started.SelectMany(progress => StepAhead.On(progress, isStarted: true, view.ReadinessRequirement))
            .Concat(planned.SelectMany(pathway =>
                StepAhead.On(PathwayProgressRules.Of(pathway, view.Today, facts, view.Today), isStarted: false, view.ReadinessRequirement)));
    }
}
