using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Audit;

/// <summary>What records of the audit trail are called outside.</summary>
internal static class AuditSubjects
{
    /// <summary>The global id of a record. Null for kinds that have none.</summary>
    public static GlobalId? IdOf(RecordReference record) => NodeKindOf(record.Kind) is { } kind ? new GlobalId(kind, record.Id) : null;

    /// <summary>The record of a global id. For kinds that are in no event it is one that none has.</summary>
    public static RecordReference RecordOf(GlobalId id)
    {
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            if (NodeKindOf(kind) == id.Kind)
            {
                return new RecordReference(kind, id.Value);
            }
        }

        return default;
    }

    private static NodeKind? NodeKindOf(RecordKind kind) => kind switch
    {
        RecordKind.Membership => NodeKind.Membership,
        RecordKind.Invitation => NodeKind.Invitation,
        RecordKind.Provider => NodeKind.Provider,
        RecordKind.Offer => NodeKind.Offer,
        RecordKind.OfferRun => NodeKind.OfferRun,
        RecordKind.Accreditation => NodeKind.Accreditation,
        RecordKind.Coach => NodeKind.Coach,
        RecordKind.Supervisor => NodeKind.Supervisor,
        RecordKind.SupervisorAssignment => NodeKind.SupervisorAssignment,
        RecordKind.Completion => NodeKind.Completion,
        RecordKind.FundingAward => NodeKind.FundingAward,
        RecordKind.FundingAllocation => NodeKind.FundingAllocation,
        RecordKind.InformalLearning => NodeKind.InformalLearning,
        RecordKind.DevelopmentPlan => NodeKind.DevelopmentPlan,
        RecordKind.TierAward => NodeKind.TierAward,
        RecordKind.SupervisionSession => NodeKind.SupervisionSession,
        RecordKind.CompetencyAssessment => NodeKind.CompetencyAssessment,
        RecordKind.EvidenceItem => NodeKind.EvidenceItem,
        RecordKind.Enrolment => NodeKind.Enrolment,
        RecordKind.ImportJob => NodeKind.ImportJob,
        RecordKind.CalendarLink => NodeKind.CalendarLink,

        // Accounts and employments have no global id.
        _ => null,
    };
}
