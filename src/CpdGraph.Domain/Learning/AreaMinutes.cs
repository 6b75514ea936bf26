namespace CpdGraph.Domain;

/// <summary>CPD time in one competency area.</summary>
public readonly record struct AreaMinutes(CompetencyAreaId AreaId, int Minutes);
