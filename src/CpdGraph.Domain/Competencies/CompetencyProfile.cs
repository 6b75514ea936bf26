using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Where a coach stands on a day, competency by competency, over one version of the framework.</summary>
public sealed record CompetencyProfile
{
    /// <summary>The tier that it is measured by. Null: nothing is expected.</summary>
    public required PracticeTier? Tier { get; init; }

    /// <summary>One entry a competency, in the order in which they were given.</summary>
    public required ImmutableArray<CompetencyProfileEntry> Entries { get; init; }

    /// <summary>What is expected and achieved, area by area, in the order of the entries.</summary>
    public ImmutableArray<AreaAttainment> ByArea =>
    [
        .. Entries.GroupBy(entry => entry.Competency.AreaId).Select(entries => new AreaAttainment(
            entries.Key,
            entries.Count(entry => entry.Expected is not null),
            entries.Count(entry => entry.Expected is not null && !entry.IsGap))),
    ];

    /// <summary>What is expected at the tier and not confirmed yet: the biggest gap first, then as in the framework.</summary>
    public ImmutableArray<CompetencyGap> Gaps =>
    [
        .. Entries.Where(entry => entry.IsGap)
            .Select(entry => new CompetencyGap(entry.Competency, entry.Expected!.Value, entry.Confirmed ?? Attainment.NotAssessed))
            .OrderByDescending(gap => gap.Steps),
    ];

    /// <summary>What is confirmed as expected at the tier, as in the framework.</summary>
    public ImmutableArray<Competency> Held =>
        [.. Entries.Where(entry => entry.Expected is not null && !entry.IsGap).Select(entry => entry.Competency)];

    /// <summary>The profile of a coach.</summary>
    /// <param name="framework">Competencies of one framework version, in its order.</param>
    /// <param name="standings">Of one coach on a day; those of other frameworks are left aside.</param>
    /// <param name="tier">The tier to measure by. Null: nothing is expected.</param>
    public static CompetencyProfile Of(IEnumerable<Competency> framework, IEnumerable<CompetencyStanding> standings, PracticeTier? tier)
    {
        ArgumentNullException.ThrowIfNull(framework);

        var byCompetency = standings.ToDictionary(standing => standing.CompetencyId);

        return new()
        {
            Tier = tier,
            Entries =
            [
                .. framework.Select(competency => new CompetencyProfileEntry(
                    competency, byCompetency.GetValueOrDefault(competency.Id), competency.ExpectedAt(tier))),
            ],
        };
    }

    /// <summary>The profile of a coach, from all that was ever assessed.</summary>
    /// <param name="framework">Competencies of one framework version, in its order.</param>
    /// <param name="assessments">Of one coach, in any order.</param>
    /// <param name="tier">The tier to measure by. Null: nothing is expected.</param>
    /// <param name="day">The day; what was assessed later is left aside.</param>
    public static CompetencyProfile Of(
        IEnumerable<Competency> framework, IEnumerable<CompetencyAssessment> assessments, PracticeTier? tier, DateOnly day) =>
        Of(framework, CompetencyStanding.On(assessments, day), tier);
}
