namespace CpdGraph.Domain;

/// <summary>How much of an area a coach has achieved.</summary>
/// <param name="AreaId">The area.</param>
/// <param name="Expected">Competencies of the area of which the tier expects something.</param>
/// <param name="Achieved">Those among them that are confirmed as expected.</param>
public sealed record AreaAttainment(CompetencyAreaId AreaId, int Expected, int Achieved);
