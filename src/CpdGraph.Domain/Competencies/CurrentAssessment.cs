namespace CpdGraph.Domain;

/// <summary>The latest assessment of one kind in one competency, on some day.</summary>
/// <param name="Id">The assessment.</param>
/// <param name="Attainment">What it says.</param>
/// <param name="AssessedOn">Its day.</param>
public sealed record CurrentAssessment(AssessmentId Id, Attainment Attainment, DateOnly AssessedOn);
