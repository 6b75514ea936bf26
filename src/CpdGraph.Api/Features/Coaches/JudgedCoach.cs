using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>What the rules say of a coach today.</summary>
/// <param name="Readiness">Null when nothing is required, or nobody asks.</param>
/// <param name="Supervision">Null when nobody asks.</param>
/// <param name="Gaps">Up to the next tier, as the field <c>gaps</c> has them. Empty when nobody asks.</param>
internal sealed record JudgedCoach(CoachId Id, ReadinessVerdict? Readiness, SupervisionOverview? Supervision, ImmutableArray<CompetencyGap> Gaps)
{
    /// <summary>Whether the coach meets what one filter, without those within it, asks of judgements.</summary>
    /// <param name="path">Where the filter stands among the arguments, for messages.</param>
    public bool Meets(CoachFilterInput filter, string path) =>
        (filter.Readiness is not { } statuses || (Readiness is { } verdict && statuses.Contains(verdict.Status)))
        && (filter.Missing is not { } codes || (Readiness is { } checks && codes.Any(code => checks.Of(code) is { Met: false })))
        && (filter.Supervision is not { } supervision || (Supervision is { } overview && Stands(overview, supervision)))
        && (filter.GapCompetencies(path) is not { } competencies || Gaps.Any(gap => competencies.Contains(gap.Competency.Id)))
        && (filter.GapAreas(path) is not { } areas || Gaps.Any(gap => areas.Contains(gap.Competency.AreaId)));

    private static bool Stands(SupervisionOverview overview, CoachSupervisionFilterInput filter) => filter.Kinds is { } kinds
        ? overview.Arrangements.Any(arranged => kinds.Contains(arranged.Kind) && filter.Statuses.Contains(arranged.Status))
        : filter.Statuses.Contains(overview.Status);
}
