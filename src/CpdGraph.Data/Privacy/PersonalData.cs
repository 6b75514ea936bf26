using System.Collections.Immutable;
using CpdGraph.Domain;
using static CpdGraph.Data.Erasing;

namespace CpdGraph.Data;

/// <summary>
/// What the database holds of people, on one page: for each table whose its rows are, and for each text column whether it is personal and
/// what becomes of it when its person is erased. A test over the model fails for a text column that is not here. The export of one's own
/// record and the erasure of a person both go by it; the reasons are in docs/decisions/0019-erasure.md.
/// </summary>
/// <remarks>Text columns are strings and lists kept as JSON. Codes of closed sets (enums) are no texts.</remarks>
public static class PersonalData
{
    /// <summary>Tables that hold something of people, in the order of the export.</summary>
    public static ImmutableArray<PersonalTable> People { get; } =
    [
        Of<Principal>("accounts", nameof(Principal.Id))
            .Holds(Alias, nameof(Principal.Name), nameof(Principal.Issuer), nameof(Principal.Subject)),
        Of<Membership>("memberships", nameof(Membership.PrincipalId))
            .Holds(Alias, nameof(Membership.MemberName))
            .Holds(Clear, nameof(Membership.RevocationReason))
            .Names(nameof(Membership.GrantedByName), by: nameof(Membership.GrantedById)),
        Of<Coach>("coaches", nameof(Coach.Id))
            .Holds(Alias, nameof(Coach.DisplayName))
            .Holds(Clear, nameof(Coach.Email))
            .Holds(Empty, nameof(Coach.Registrations))
            .Else(nameof(Coach.SpecialismIds)),
        Of<Supervisor>("supervisors", nameof(Supervisor.Id))
            .Holds(Alias, nameof(Supervisor.DisplayName))
            .Holds(Clear, nameof(Supervisor.Email))
            .Holds(Empty, nameof(Supervisor.ClinicalRegistrations), nameof(Supervisor.KnownTiers)),
        Of<Invitation>("invitations", nameof(Invitation.CoachId), nameof(Invitation.SupervisorId), nameof(Invitation.RedeemedById))
            .Holds(Alias, nameof(Invitation.InviteeName))
            .Names(nameof(Invitation.InviteeName), by: nameof(Invitation.SupervisorId))
            .Else(nameof(Invitation.CodeHash))
            .Goes(),
        Of<Employment>("employments", nameof(Employment.CoachId))
            .Holds(Word, nameof(Employment.JobTitle)),
        Of<SupervisorAssignment>("supervisorAssignments", nameof(SupervisorAssignment.CoachId), nameof(SupervisorAssignment.SupervisorId)),
        Of<Completion>("completions", nameof(Completion.CoachId))
            .Holds(Word, nameof(Completion.RejectionReason))
            .Holds(Clear, nameof(Completion.EvidenceUrl))
            .Names(nameof(Completion.CheckedByName), by: nameof(Completion.CheckedById))
            .Else("Cost.Currency"),
        Of<Enrolment>("enrolments", nameof(Enrolment.CoachId), nameof(Enrolment.RequestedById))
            .Holds(Clear, nameof(Enrolment.Reason))
            .Else(nameof(Enrolment.SessionsAttended), "Cost.Currency"),
        Of<EnrolmentStep>("enrolmentSteps", nameof(EnrolmentStep.CoachId)),
        Of<FundingAward>("fundingAwards", nameof(FundingAward.CoachId))
            .Holds(Clear, nameof(FundingAward.Reference))
            .Else("Amount.Currency"),
        Of<FundingAllocation>("fundingAllocations", nameof(FundingAllocation.RecordedById))
            .Else(nameof(FundingAllocation.Reference), "Amount.Currency"),
        Of<LedgerEntry>("ledgerEntries", nameof(LedgerEntry.CoachId))
            .Holds(Clear, nameof(LedgerEntry.Reason)),
        Of<InformalLearning>("informalLearning", nameof(InformalLearning.CoachId))
            .Holds(Word, nameof(InformalLearning.Title))
            .Holds(Clear, nameof(InformalLearning.Reflection))
            .Else(nameof(InformalLearning.CompetencyIds)),
        Of<TierAward>("tierAwards", nameof(TierAward.CoachId))
            .Holds(Word, nameof(TierAward.Basis), nameof(TierAward.RecognisedBy), nameof(TierAward.OverrideReason), nameof(TierAward.RevocationReason))
            .Holds(Empty, nameof(TierAward.EvidenceIds))
            .MayName(nameof(TierAward.RecognisedBy), by: nameof(TierAward.RecordedById))
            .Else(nameof(TierAward.CompletionIds)),
        Of<ReadinessConfirmation>("readinessConfirmations", nameof(ReadinessConfirmation.CoachId))
            .Holds(Clear, nameof(ReadinessConfirmation.Note))
            .Names(nameof(ReadinessConfirmation.ConfirmedByName), by: nameof(ReadinessConfirmation.ConfirmedById))
            .Else(nameof(ReadinessConfirmation.RequirementCode)),
        Of<SupervisionSession>("supervisionSessions", nameof(SupervisionSession.CoachId), nameof(SupervisionSession.SupervisorId))
            .Holds(Clear, nameof(SupervisionSession.AgreedActions)),
        Of<CompetencyAssessment>("competencyAssessments", nameof(CompetencyAssessment.CoachId))
            .Holds(Clear, nameof(CompetencyAssessment.Rationale))
            .Holds(Empty, nameof(CompetencyAssessment.EvidenceIds))
            .Names(nameof(CompetencyAssessment.AssessedByName), by: nameof(CompetencyAssessment.AssessedById))
            .Else(nameof(CompetencyAssessment.CompletionIds)),
        Of<EvidenceItem>("evidenceItems", nameof(EvidenceItem.CoachId))
            .Holds(Word, nameof(EvidenceItem.Title), nameof(EvidenceItem.Body), nameof(EvidenceItem.LinkUrl))
            .Else(nameof(EvidenceItem.CompetencyIds))
            .Goes(),
        Of<PathwayStart>("pathwayStarts", nameof(PathwayStart.CoachId))
            .Holds(Clear, nameof(PathwayStart.LeaveReason)),
        Of<PathwayConfirmation>("pathwayConfirmations", nameof(PathwayConfirmation.CoachId))
            .Holds(Clear, nameof(PathwayConfirmation.Note))
            .Names(nameof(PathwayConfirmation.ConfirmedByName), by: nameof(PathwayConfirmation.ConfirmedById))
            .Else(nameof(PathwayConfirmation.StepKey)),
        Of<DevelopmentPlan>("developmentPlans", nameof(DevelopmentPlan.CoachId))
            .Holds(Clear, nameof(DevelopmentPlan.Aspiration))
            .Holds(Empty, nameof(DevelopmentPlan.Actions))
            .Names(nameof(DevelopmentPlan.AgreedByName), by: nameof(DevelopmentPlan.AgreedById))
            .Goes(),
        Of<OfferSubmission>("offerSubmissions", nameof(OfferSubmission.SubmittedById))
            .Holds(Alias, nameof(OfferSubmission.SubmittedByName))
            .Else(nameof(OfferSubmission.Note), nameof(OfferSubmission.ReturnReason)),
        Of<OfferWithdrawal>("offerWithdrawals", nameof(OfferWithdrawal.WithdrawnById))
            .Else(nameof(OfferWithdrawal.Reason)),
        Of<MappingCheck>("mappingChecks", nameof(MappingCheck.CheckedById))
            .Holds(Alias, nameof(MappingCheck.CheckedByName))
            .Else(nameof(MappingCheck.Reason)),
        Of<RunRevision>("runRevisions", nameof(RunRevision.ChangedById))
            .Else(nameof(RunRevision.ChangedFields), nameof(RunRevision.VenueBefore)),

        // What is in a file, and what was found of its rows, may name others too: both go after a day, whoever sent it.
        Of<Upload>("uploads", nameof(Upload.UploadedById))
            .Holds(Word, nameof(Upload.FileName))
            .Else(nameof(Upload.TokenHash))
            .Goes(),
        Of<ImportJob>("importJobs", nameof(ImportJob.RequestedById))
            .Holds(Alias, nameof(ImportJob.RequestedByName))
            .Holds(Word, nameof(ImportJob.FileName))
            .Holds(Empty, nameof(ImportJob.Columns))
            .Else(nameof(ImportJob.Worksheet), nameof(ImportJob.Failure)),
        Of<CalendarLink>("calendarLinks", nameof(CalendarLink.CoachId))
            .Holds(Clear, nameof(CalendarLink.Label))
            .Else(nameof(CalendarLink.SecretHash))
            .Goes(),

        // Numbers alone: what they add up is above, and they stay under a pseudonym as it does.
        Of<CoachTotals>("totals", nameof(CoachTotals.CoachId))
            .Else(nameof(CoachTotals.Learning), nameof(CoachTotals.Spend), nameof(CoachTotals.Informal), nameof(CoachTotals.Booked)),

        // What others did to the person's record is shown without their names: who may read those, the audit trail's own rule says.
        Of<AuditEvent>("auditEvents", nameof(AuditEvent.CoachId), nameof(AuditEvent.ActorId), nameof(AuditEvent.SubjectId))
            .Names(nameof(AuditEvent.ActorName), by: nameof(AuditEvent.ActorId))
            .Else(nameof(AuditEvent.Action), nameof(AuditEvent.ChangedFields), nameof(AuditEvent.TraceId))
            .HidesOthersNames(),

        // A key is whatever a client likes, perhaps a name.
        Of<IdempotencyRecord>("idempotencyKeys", nameof(IdempotencyRecord.PrincipalId))
            .Holds(Word, nameof(IdempotencyRecord.Key))
            .Else(nameof(IdempotencyRecord.ContentHash), nameof(IdempotencyRecord.Answered))
            .Goes(),
        Of<Erasure>("erasures", nameof(Erasure.ErasedById))
            .Else(nameof(Erasure.Pseudonym)),
    ];

    /// <summary>Tables that are about nobody: the catalogue, and what keeps it.</summary>
    public static ImmutableArray<PersonalTable> Others { get; } =
    [
        Of<CompetencyFramework>().Else("Code", "Name", "SourceReference", "SourceUrl", "Version"),
        Of<CompetencyArea>().Else("Code", "Description", "Name", "SourceReference"),
        Of<Competency>().Else("Alignments", "Code", "Expectations", "Guidance", "SourceReference", "Statement"),
        Of<TierDescriptor>().Else("Criteria", "Description", "Name", "SourceReference"),
        Of<ReadinessRequirement>().Else("AccreditationScope", "Code", "Guidance", "SourceReference", "Title"),
        Of<SupervisionPolicy>().Else("SourceReference", "Text"),
        Of<Specialism>().Else("Description", "Name", "Slug", "SourceReference"),

        // A provider's contact is an address that it publishes for whoever answers there.
        Of<Provider>().Else("About", "AreaIds", "ContactEmail", "Name", "Slug", "SourceReference", "WebsiteUrl"),
        Of<Offer>().Else("Slug", "SourceReference"),
        Of<OfferVersion>().Else(
            "Audience", "BookingUrl", "ChangeNote", "Description", "EligibleFundingIds", "PrerequisiteIds", "SatisfiesIds", "SourceReference", "SpecialismIds",
            "Summary", "Tiers", "Title", "Delivery.Accessibility", "Delivery.Language", "Price.Note", "Price.Amount.Currency"),
        Of<OfferReferenceRow>().Else("Key", "System"),
        Of<CompetencyMappingRow>().Else("Rationale", "SourceReference"),
        Of<OfferRun>().Else("BookingUrl", "CancellationReason", "SourceReference", "Venue", "Price.Note", "Price.Amount.Currency"),
        Of<RunSessionRow>().Else("Key", "Title", "Venue"),
        Of<RunReferenceRow>().Else("Key", "System"),
        Of<RunJoiningLink>().Else("Url"),
        Of<RunPlaces>(),
        Of<AccreditingBody>().Else("Name", "Slug", "SourceReference", "WebsiteUrl"),
        Of<Accreditation>().Else("Reference", "RevocationReason", "Scope", "SourceReference"),
        Of<Pathway>().Else("Description", "Name", "Slug", "SourceReference", "Stages", "Summary"),
        Of<FundingStream>().Else("AvailableTo", "Code", "Description", "GuidanceUrl", "Name", "SourceReference"),
        Of<FundingRule>().Else("Code", "SourceReference", "Text", "Uses", "Bodies", "Fact", "Ceiling.Currency"),
        Of<Organisation>().Else("Name", "OdsCode", "SourceReference"),
        Of<OrganisationRelationship>().Else("SourceReference"),
        Of<OrganisationSuccession>().Else("SourceReference"),
        Of<CatalogueRevisionRow>(),
        Of<CatalogueChangeRow>(),
        Of<CatalogueEvent>(),
        Of<CaseRemainder>().Else("Json"),
        Of<UploadContent>(),
        Of<ImportFinding>().Else("Problems", "Title"),
        Of<RememberedColumn>().Else("Field", "Header"),
        Of<SeedEntryRow>().Else("Hash"),

        Of<WorkforceSnapshot>(),
    ];

    private static PersonalTable Of<TRecord>(string section = "", params ReadOnlySpan<string> owners)
        where TRecord : class => new(typeof(TRecord), section, [.. owners]);
}
