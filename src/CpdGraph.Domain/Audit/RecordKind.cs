namespace CpdGraph.Domain;

/// <summary>Kinds of records that people change. The names are kept in the database, so they stay as they are.</summary>
public enum RecordKind
{
    Principal,
    Membership,
    Invitation,
    Provider,
    Offer,
    OfferRun,
    Coach,
    Employment,
    Supervisor,
    SupervisorAssignment,
    Completion,
    FundingAward,
    InformalLearning,
    TierAward,
    ReadinessConfirmation,
    SupervisionSession,
    CompetencyAssessment,
    EvidenceItem,
    PathwayStart,
    PathwayConfirmation,
    DevelopmentPlan,
    Enrolment,
    FundingAllocation,
    Accreditation,
    CompetencyFramework,
    ImportJob,
    CalendarLink,
}
