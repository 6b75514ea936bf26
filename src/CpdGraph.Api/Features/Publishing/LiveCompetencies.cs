using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Which competencies an offer may be mapped to.</summary>
internal static class LiveCompetencies
{
    /// <summary>Whether a competency exists and belongs to a framework in force today.</summary>
    public static bool IsLive(this CatalogueView catalogue, CompetencyId id) =>
        catalogue.Competency(id) is { } competency
        && catalogue.Area(competency.AreaId) is { } area
        && catalogue.Framework(area.FrameworkId) is { Status: FrameworkStatus.Current } framework
        && new DateSpan(framework.ValidFrom, framework.ValidTo).Contains(catalogue.Today);
}
