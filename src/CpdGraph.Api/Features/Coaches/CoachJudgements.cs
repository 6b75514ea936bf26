using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Competencies;
using CpdGraph.Api.Features.Readiness;
using CpdGraph.Api.Features.Supervision;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>What the rules say of coaches today, as far as a filter asks for it. No database can say it: it is worked out coach by coach.</summary>
internal sealed class CoachJudgements(ReadinessReads readiness, SupervisionReads supervision, StandingReads standings, RequestCatalogue catalogue)
{
    /// <summary>One judgement a coach, in a statement each for readiness, supervision and gaps, where the filter asks for it.</summary>
    /// <param name="coaches">Whom the caller may see.</param>
    public async Task<IReadOnlyList<JudgedCoach>> OfAsync(CoachFilterInput filter, IReadOnlyCollection<CoachShown> coaches, CancellationToken cancellation)
    {
        var day = catalogue.View.Today;
        var verdicts = filter.Any(one => one.Readiness is not null || one.Missing is not null) ? await readiness.VerdictsAsync(coaches, day, cancellation) : null;
        var overviews = filter.Any(one => one.Supervision is not null) ? await supervision.OfCoachesAsync(coaches, day, cancellation) : null;
        var profiles = filter.Any(one => one.GapCompetencyIds is not null || one.GapInAreaIds is not null)
            ? await standings.ProfilesAsync([.. coaches.Select(coach => coach.Id)], day, null, PracticeTiers.After, cancellation)
            : null;

        return [.. coaches.Select(coach => new JudgedCoach(coach.Id, verdicts?[coach.Id], overviews?[coach.Id], profiles?[coach.Id].Gaps ?? []))];
    }
}
