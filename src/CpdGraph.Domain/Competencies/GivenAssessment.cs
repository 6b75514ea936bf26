namespace CpdGraph.Domain;

/// <summary>As much of an assessment as decides how a coach stands: profiles are made of thousands of them.</summary>
/// <param name="Id">The assessment.</param>
/// <param name="CompetencyId">What was assessed.</param>
/// <param name="Kind">By whom.</param>
/// <param name="Attainment">What it says.</param>
/// <param name="AssessedOn">Its day.</param>
/// <param name="RecordedAt">When it was recorded, UTC: of one day, what was recorded last counts.</param>
/// <param name="AnswersId">The self-assessment that the supervisor had before them. Null when there was none, and for a self-assessment.</param>
public readonly record struct GivenAssessment(
    AssessmentId Id, CompetencyId CompetencyId, AssessmentKind Kind, Attainment Attainment, DateOnly AssessedOn, DateTimeOffset RecordedAt, AssessmentId? AnswersId);
