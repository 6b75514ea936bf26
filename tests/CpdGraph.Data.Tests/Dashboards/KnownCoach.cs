using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CpdGraph.Data.Tests;

/// <summary>One coach, read alone and judged by the rules directly.</summary>
internal sealed record KnownCoach(IServiceProvider Services, CoachId Id, List<Employment> Employments, List<TierAward> Awards, ReadinessRecords Records)
{
    public static async Task<KnownCoach> ReadAsync(IServiceProvider services, CoachId id, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<CpdContext>();

        return new(
            services,
            id,
            await db.Employments.Where(row => row.CoachId == id).ToListAsync(cancellation),
            await db.TierAwards.Where(row => row.CoachId == id).ToListAsync(cancellation),
            (await services.GetRequiredService<ReadinessReader>().OfCoachesAsync([id], cancellation))[id]);
    }

    /// <summary>Employer, tier, readiness and supervision on a day.</summary>
    public async Task AssertStateAsync(WorkforceFacts facts, int place, DateOnly day, CatalogueView catalogue, CancellationToken cancellation)
    {
        var coach = facts.Coaches[place];
        var employer = Employment.On(Employments, day)?.OrganisationId;
        var post = coach.Posts.FirstOrDefault(row => new DateSpan(row.From, row.To).Contains(day));
        var tier = coach.Tiers.FirstOrDefault(row => new DateSpan(row.From, row.To).Contains(day));
        var state = coach.States[facts.StateDays.IndexOf(day)];

        Assert.Equal(employer, post is null ? null : facts.Organisations[post.Organisation]);
        Assert.Equal(TierAward.On(Awards, day)?.Tier, tier?.Tier);
        Assert.Equal(employer is null, state is null);

        if (state is null)
        {
            return;
        }

        var verdict = ReadinessRules.Decide(
            new() { Employments = [.. Employments], Completions = catalogue.Claimed(Records.Completions), Confirmations = Records.Confirmations },
            catalogue.RequirementsAround(day),
            day);
        var policies = catalogue.AllSupervisionPolicies;
        var held = (await Services.GetRequiredService<SupervisionReader>().OfCoachesAsync([Id], policies, day, cancellation))[Id];
        var overview = SupervisionRules.Decide(held with { Employments = [.. Employments] }, policies, day);

        Assert.Equal(verdict?.Status, state.Readiness);
        Assert.Equal(
            verdict?.Checks.Where(check => !check.Met && check.Requirement.Strength == RequirementStrength.Required).Select(check => check.Requirement.Id) ?? [],
            state.Missing.Select(requirement => facts.Requirements[requirement]));
        Assert.Equal(overview.Arrangements.Select(row => (row.Kind, row.Status)), state.Supervision.Select(row => (row.Kind, row.Status)));
    }

    /// <summary>What is expected, confirmed and lacking.</summary>
    public async Task AssertCompetenciesAsync(WorkforceFacts facts, int place, DateOnly day, CatalogueView catalogue, CancellationToken cancellation)
    {
        var coach = facts.Coaches[place];
        var tier = TierAward.On(Awards, day)?.Tier;
        var framework = catalogue.CompetenciesOf(catalogue.FrameworkOn(day)!.Id).ToArray();
        var assessments = await Services.GetRequiredService<CpdContext>().CompetencyAssessments.Where(row => row.CoachId == Id).ToListAsync(cancellation);
        var own = CompetencyProfile.Of(framework, assessments, tier, day);
        var next = CompetencyProfile.Of(framework, assessments, PracticeTiers.After(tier), day);

        Assert.Equal(own.Entries.Where(entry => entry.Expected is not null).Select(entry => entry.Competency.Id), coach.Expected.Select(Competency));
        Assert.Equal(own.Held.Select(competency => competency.Id), coach.Achieved.Select(Competency));
        Assert.Equal(next.Gaps.Select(gap => gap.Competency.Id), coach.Gaps.Select(Competency));
        Assert.All(coach.Expected, competency => Assert.Equal(catalogue.Competency(Competency(competency))!.AreaId, facts.Areas[facts.Competencies[competency].Area]));

        CompetencyId Competency(int competency) => facts.Competencies[competency].Id;
    }
}
