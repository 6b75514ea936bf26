namespace CpdGraph.Api.GlobalIds;

/// <summary>Types with a global id. The numbers are inside ids that clients keep: never change or reuse one.</summary>
internal enum NodeKind : byte
{
    CompetencyFramework = 1,
    CompetencyArea = 2,
    Competency = 3,
    ReadinessRequirement = 4,
    Specialism = 5,
    Provider = 6,
    Offer = 7,
    OfferVersion = 8,
    OfferRun = 9,
    AccreditingBody = 10,
    Accreditation = 11,
    Pathway = 12,
    FundingStream = 13,
    SupervisionPolicy = 14,
    Organisation = 15,
    Coach = 16,
    Supervisor = 17,
    SupervisorAssignment = 18,
    Invitation = 19,
    Membership = 20,
    Completion = 21,
    FundingAward = 22,
    InformalLearning = 23,
    AuditEvent = 24,
    TierAward = 25,
    SupervisionSession = 26,
    DevelopmentPlan = 29,
}
