using CpdGraph.Api.Features.Audit;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Privacy;

/// <summary>Ids as the API shows them, and what they stand for in the catalogue. What has no global id keeps its UUID.</summary>
internal sealed class OwnRecordTexts(CatalogueView catalogue) : IOwnRecordTexts
{
    public string? IdOf(object id) => id switch
    {
        RecordReference record => AuditSubjects.IdOf(record)?.Text ?? record.Id.ToString(),
        CoachId coach => GlobalId.Of(coach),
        SupervisorId supervisor => GlobalId.Of(supervisor),
        SupervisorAssignmentId assignment => GlobalId.Of(assignment),
        InvitationId invitation => GlobalId.Of(invitation),
        MembershipId membership => GlobalId.Of(membership),
        CompletionId completion => GlobalId.Of(completion),
        FundingAwardId award => GlobalId.Of(award),
        FundingAllocationId allocation => GlobalId.Of(allocation),
        LedgerEntryId entry => GlobalId.Of(entry),
        InformalLearningId learning => GlobalId.Of(learning),
        AuditEventId audited => GlobalId.Of(audited),
        TierAwardId award => GlobalId.Of(award),
        SupervisionSessionId session => GlobalId.Of(session),
        DevelopmentPlanId plan => GlobalId.Of(plan),
        OfferId offer => GlobalId.Of(offer),
        OfferVersionId version => GlobalId.Of(version),
        OfferRunId run => GlobalId.Of(run),
        ProviderId provider => GlobalId.Of(provider),
        OrganisationId organisation => GlobalId.Of(organisation),
        SpecialismId specialism => GlobalId.Of(specialism),
        CompetencyId competency => GlobalId.Of(competency),
        PathwayId pathway => GlobalId.Of(pathway),
        FundingStreamId stream => GlobalId.Of(stream),
        EmploymentId employment => employment.Value.ToString(),
        AssessmentId assessment => GlobalId.Of(assessment),
        EvidenceItemId item => GlobalId.Of(item),
        EnrolmentId enrolment => GlobalId.Of(enrolment),
        ImportJobId job => GlobalId.Of(job),
        UploadId upload => upload.Value.ToString(),
        ReadinessConfirmationId confirmation => confirmation.Value.ToString(),
        PathwayStartId start => start.Value.ToString(),
        PathwayConfirmationId confirmation => confirmation.Value.ToString(),
        ErasureId erasure => erasure.Value.ToString(),
        _ => throw new InvalidOperationException($"{id.GetType()} is not shown anywhere yet: say here how."),
    };

    public string? NameOf(object id) => id switch
    {
        OfferId offer => catalogue.Offer(offer)?.Title,
        ProviderId provider => catalogue.Provider(provider)?.Name,
        OrganisationId organisation => catalogue.Organisation(organisation)?.Name,
        SpecialismId specialism => catalogue.Specialism(specialism)?.Name,
        CompetencyId competency => catalogue.Competency(competency)?.Statement,
        PathwayId pathway => catalogue.Pathway(pathway)?.Name,
        FundingStreamId stream => catalogue.FundingStream(stream)?.Name,
        _ => null,
    };
}
