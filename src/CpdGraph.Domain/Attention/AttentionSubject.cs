namespace CpdGraph.Domain;

/// <summary>What something that needs doing is about.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
public readonly record struct AttentionSubject(AttentionSubjectKind Kind, Guid Id);

/// <summary>Kinds of objects that need something done.</summary>
public enum AttentionSubjectKind
{
    Coach,
    Completion,
    CompetencyAssessment,
    DevelopmentPlan,
    SupervisionSession,
    Enrolment,
    OfferRun,
    FundingAllocation,
    Offer,
    ReadinessRequirement,
    Accreditation,
}
