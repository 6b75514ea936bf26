using System.Collections.Immutable;
using CpdGraph.Domain;
using Class = CpdGraph.Domain.SensitivityClass;

namespace CpdGraph.Api.Tests.Access;

/// <summary>How sensitive something of the schema is, and who may see it.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Policy">The policy that guards it. Null: none but the roles.</param>
/// <param name="Roles">The caller needs one of them. Empty: any.</param>
/// <param name="Carries">It is a page, an edge, a payload or an error: it has the rule of the field that it is reached by.</param>
internal sealed record Sensitivity(SensitivityClass Class, string? Policy, ImmutableArray<Role> Roles, bool Carries = false);

/// <summary>
/// The sensitivity of the whole schema, kept by hand: each type, and each field that differs from its type. Tests compare it with the
/// directives of the schema, and every answer with it. Who adds a type or a rule says here what it is.
/// </summary>
internal static class SensitivityTable
{
    public static IReadOnlyDictionary<string, Sensitivity> Types { get; } = new Dictionary<string, Sensitivity>(
    [
        .. Guarded(
            Class.Public, "public",
            "Query", "Subscription", "ServiceInfo", "PageInfo", "Money", "ExternalReference", "SafeCount",
            "Provider", "Offer", "OfferVersion", "OfferDelivery", "OfferPrice", "OfferRun", "RunSession", "Venue",
            "AccreditingBody", "Accreditation", "FacetValue", "Facet", "SearchHit", "OfferChange", "RunChange",
            "CompetencyFramework", "CompetencyArea", "Competency", "TierExpectation", "CompetencyAlignment", "TierDescriptor",
            "ReadinessRequirement", "CompetencyMapping", "Specialism",
            "Pathway", "PathwayStage", "PathwayStep",
            "OfferRequirement", "TierRequirement", "ReadinessStepRequirement", "CompetencyRequirement", "ExperienceRequirement",
            "FundingStream", "FundingRule", "Organisation", "OrganisationSuccession", "SupervisionPolicy", "ImportTemplate", "ImportTemplateColumn",
            "DisclosureRule", "ReportPeriod"),
        .. Guarded(Class.OwnProvider, "own-provider", "OfferSubmission", "PublishCheck", "MappingCheck"),
        .. Guarded(Class.OwnProvider, "own-job", "ImportJob", "ImportColumn", "ImportRow", "ImportProblem"),
        .. Guarded(Class.OwnRecord, "own-account", "Viewer", "TeamSupervision", "AttentionItem", "CalendarLink"),
        .. Guarded(
            Class.OwnRecord, "own-record-or-supervisor",
            "Coach", "ProfessionalRegistration", "Employment", "SupervisorAssignment", "SupervisionOverview", "SupervisionArrangement", "InformalLearning",
            "CpdYear", "AreaMinutes", "DevelopmentPlan", "PlanAction", "TierAward", "ReferralReadiness", "ReadinessCheck", "ReimbursementCondition",
            "CompetencyProfile", "CompetencyProfileEntry", "AreaAttainment", "AlignmentAttainment", "CompetencyGap", "CompetencyAssessment",
            "PathwayProgress", "PathwayStepProgress",
            "SuggestedOffer", "SuggestionReason", "FundingAdvice"),
        .. Guarded(Class.OwnRecord, "shared-evidence", "EvidenceItem"),
        .. Guarded(Class.OwnRecord, "place-parties", "Completion", "Enrolment", "EnrolmentStep"),
        .. Guarded(Class.Supervision, "supervisor-parties", "Supervisor", "ClinicalRegistration", "SupervisorTier"),
        .. Guarded(Class.Supervision, "supervision-parties", "SupervisionSession"),
        .. Guarded(Class.Money, "money-parties", "FundingAward", "FundingStatement", "FundingStatementLine"),
        .. Guarded(Class.Money, "funds-organisation", "FundingAllocation", "LedgerEntry"),
        .. Guarded(
            Class.Aggregate, "aggregate",
            "WorkforceDashboard", "ReadinessTally", "TierTally", "SupervisionTally", "CompetencyCoverageCell", "WorkforceGap",
            "LearningTally", "CompletionTally", "FundingTally", "OfferTally", "PlaceTally", "CompletionFactPage", "CompletionFact"),
        .. Guarded(Class.Audit, "audit", "AuditEvent"),
        .. Guarded(Class.System, "membership-parties", "Invitation", "Membership"),

        // Any caller who has signed in: what one may change, and of what, the field and the mutation itself say.
        new("Mutation", new(Class.System, null, [])),

        .. Carriers(
            Class.Public,
            "OfferConnection", "OfferEdge", "OfferRunConnection", "OfferRunEdge", "ProviderConnection", "ProviderEdge",
            "CompetencyConnection", "CompetencyEdge", "SpecialismConnection", "SpecialismEdge", "PathwayConnection", "PathwayEdge",
            "FundingStreamConnection", "FundingStreamEdge", "OrganisationConnection", "OrganisationEdge",
            // Errors tell the sender of a mutation about what they sent themselves.
            "InvalidInputError", "NotFoundError", "AlreadyExistsError", "NotPermittedError", "IdempotencyKeyReusedError", "InvitationNotValidError",
            "NotPublishableError", "OutsideOfferDatesError", "StaleRevisionError", "WrongStateError", "FundingMismatchError", "FundingRefusedError", "RuleRefusedError", "UnqualifiedSupervisorError",
            "NoPlacesLeftError", "BookingClosedError", "BookingClashError", "PrerequisitesMissingError"),
        .. Carriers(
            Class.OwnRecord,
            "CoachConnection", "CoachEdge", "CompletionConnection", "CompletionEdge", "LearningRecordConnection", "LearningRecordEdge",
            "RegisterCoachPayload", "IssueInvitationPayload", "UpdateCoachProfilePayload", "ChangeCoachEmploymentPayload", "AwardCoachTierPayload", "RevokeCoachTierPayload",
            "RecordCompletionPayload", "VerifyCompletionPayload", "RejectCompletionPayload",
            "LogInformalLearningPayload", "DevelopmentPlanConnection", "DevelopmentPlanEdge",
            "CreatePlanPayload", "UpdatePlanPayload", "SubmitPlanPayload", "AgreePlanPayload", "CompletePlanActionPayload", "ConfirmReadinessRequirementPayload",
            "CompetencyAssessmentConnection", "CompetencyAssessmentEdge", "EvidenceItemConnection", "EvidenceItemEdge",
            "RecordAssessmentPayload", "AddEvidencePayload", "UpdateEvidencePayload", "RemoveEvidencePayload",
            "StartPathwayPayload", "LeavePathwayPayload", "ConfirmPathwayStepPayload", "AttentionItemConnection", "AttentionItemEdge",
            "EnrolmentConnection", "EnrolmentEdge", "IssueCalendarLinkPayload", "RevokeCalendarLinkPayload",
            "RequestEnrolmentPayload", "ApproveEnrolmentPayload", "DeclineEnrolmentPayload", "CancelEnrolmentPayload",
            "SubstituteEnrolmentPayload", "RecordRunAttendancePayload"),
        .. Carriers(Class.Audit, "AuditEventConnection", "AuditEventEdge"),
        .. Carriers(
            Class.Money,
            "FundingAllocationConnection", "FundingAllocationEdge", "FundingAwardConnection", "FundingAwardEdge", "LedgerEntryConnection", "LedgerEntryEdge",
            "RecordFundingAllocationPayload", "AwardFundingPayload", "ReleaseFundingPayload"),
        .. Carriers(
            Class.Supervision,
            "SupervisorConnection", "SupervisorEdge", "AssignCoachSupervisorPayload", "SupervisionSessionConnection", "SupervisionSessionEdge",
            "LogSupervisionSessionPayload", "ConfirmSupervisionSessionPayload", "RegisterSupervisorPayload", "UpdateSupervisorPayload"),
        .. Carriers(
            Class.OwnProvider,
            "CreateOfferPayload", "UpdateOfferPayload", "UpsertOfferPayload", "MapOfferCompetenciesPayload", "SubmitOfferPayload", "PublishOfferPayload",
            "WithdrawOfferPayload", "ScheduleRunPayload", "UpdateRunPayload", "CancelRunPayload",
            "ImportJobConnection", "ImportJobEdge", "ImportRowConnection", "ImportRowEdge", "ValidateImportPayload", "CommitImportPayload", "CancelImportPayload",
            "UpdateProviderPayload", "RecordAccreditationPayload"),
        .. Carriers(
            Class.System,
            "RegisterProviderPayload", "VerifyOfferMappingPayload", "ReturnOfferPayload", "RevokeAccreditationPayload", "RedeemInvitationPayload", "GrantMembershipPayload", "RevokeMembershipPayload", "ErasePersonPayload"),
    ]);

    /// <summary>Fields that differ from their type. Their rule is added to that of the type.</summary>
    public static IReadOnlyDictionary<string, Sensitivity> Fields { get; } = new Dictionary<string, Sensitivity>
    {
        ["Query.coaches"] = Of(Class.OwnRecord, Role.Supervisor, Role.Steward),
        ["Query.supervisors"] = Of(Class.Supervision, Role.Supervisor, Role.Steward),
        ["Query.completions"] = Of(Class.OwnRecord, Role.Coach, Role.Supervisor, Role.Publisher, Role.Steward),
        ["Query.importJob"] = Of(Class.OwnProvider, Role.Publisher, Role.Steward),
        ["Query.importJobs"] = Of(Class.OwnProvider, Role.Publisher, Role.Steward),
        ["Subscription.importProgressed"] = Of(Class.OwnProvider, Role.Publisher, Role.Steward),
        ["Query.workforceDashboard"] = Of(Class.Aggregate, Role.Analyst, Role.Supervisor, Role.Steward),
        ["Query.completionFacts"] = Of(Class.Aggregate, Role.Analyst, Role.Supervisor, Role.Steward),
        ["Query.auditEvents"] = Of(Class.Audit, Role.Steward, Role.Administrator),
        ["Offer.publishChecks"] = new(Class.OwnProvider, "own-provider", []),
        ["Offer.submission"] = new(Class.OwnProvider, "own-provider", []),
        ["Offer.mappingChecks"] = new(Class.OwnProvider, "own-provider", []),
        ["OfferRun.joinUrl"] = new(Class.OwnProvider, "own-provider", []),
        ["Offer.completionCount"] = Of(Class.Aggregate, Role.Publisher, Role.Analyst, Role.Steward),
        ["OfferRun.enrolments"] = new(Class.OwnRecord, "place-parties", []),
        ["Enrolment.joinUrl"] = new(Class.OwnRecord, "booked", []),
        ["Completion.cost"] = new(Class.Money, "money-parties", []),
        ["Query.fundingAllocations"] = Of(Class.Money, Role.Supervisor, Role.Analyst, Role.Steward),
        ["Offer.fundingAdvice"] = Of(Class.OwnRecord, Role.Coach, Role.Supervisor, Role.Steward),
        ["Organisation.fundingAllocations"] = new(Class.Money, "funds-organisation", []),
        ["Organisation.fundingStatement"] = new(Class.Money, "funds-organisation", []),
        ["Coach.fundingStatement"] = new(Class.Money, "money-parties", []),
        ["Mutation.recordFundingAllocation"] = Of(Class.Money, Role.Supervisor, Role.Analyst, Role.Steward),
        ["Mutation.awardFunding"] = Of(Class.Money, Role.Supervisor, Role.Analyst, Role.Steward),
        ["Mutation.releaseFunding"] = Of(Class.Money, Role.Supervisor, Role.Analyst, Role.Steward),

        ["Mutation.registerProvider"] = Of(Class.System, Role.Steward),
        ["Mutation.grantMembership"] = Of(Class.System, Role.Steward),
        ["Mutation.revokeMembership"] = Of(Class.System, Role.Steward),
        ["Mutation.erasePerson"] = Of(Class.System, Role.Steward),
        ["Mutation.updateProvider"] = Of(Class.OwnProvider, Role.Publisher, Role.Steward),
        ["Mutation.verifyOfferMapping"] = Of(Class.System, Role.Steward),
        ["Mutation.returnOffer"] = Of(Class.System, Role.Steward),
        ["Mutation.recordAccreditation"] = Of(Class.OwnProvider, Role.Publisher, Role.Steward),
        ["Mutation.revokeAccreditation"] = Of(Class.System, Role.Steward),
        ["Mutation.createOffer"] = Of(Class.OwnProvider, Role.Publisher, Role.Steward),
        ["Mutation.updateOffer"] = Of(Class.OwnProvider, Role.Publisher, Role.Steward),
        ["Mutation.upsertOffer"] = Of(Class.OwnProvider, Role.Publisher, Role.Steward),
        ["Mutation.mapOfferCompetencies"] = Of(Class.OwnProvider, Role.Publisher, Role.Steward),
        ["Mutation.submitOffer"] = Of(Class.OwnProvider, Role.Publisher, Role.Steward),
        ["Mutation.publishOffer"] = Of(Class.OwnProvider, Role.Publisher, Role.Steward),
        ["Mutation.withdrawOffer"] = Of(Class.OwnProvider, Role.Publisher, Role.Steward),
        ["Mutation.scheduleRun"] = Of(Class.OwnProvider, Role.Publisher, Role.Steward),
        ["Mutation.updateRun"] = Of(Class.OwnProvider, Role.Publisher, Role.Steward),
        ["Mutation.cancelRun"] = Of(Class.OwnProvider, Role.Publisher, Role.Steward),
        ["Mutation.validateImport"] = Of(Class.OwnProvider, Role.Publisher, Role.Steward),
        ["Mutation.commitImport"] = Of(Class.OwnProvider, Role.Publisher, Role.Steward),
        ["Mutation.cancelImport"] = Of(Class.OwnProvider, Role.Publisher, Role.Steward),
        ["Mutation.registerCoach"] = Of(Class.OwnRecord, Role.Supervisor, Role.Steward),
        ["Mutation.issueInvitation"] = Of(Class.OwnRecord, Role.Supervisor, Role.Steward),
        ["Mutation.updateCoachProfile"] = Of(Class.OwnRecord, Role.Coach, Role.Steward),
        ["Mutation.changeCoachEmployment"] = Of(Class.OwnRecord, Role.Supervisor, Role.Steward),
        ["Mutation.awardCoachTier"] = Of(Class.OwnRecord, Role.Supervisor, Role.Steward),
        ["Mutation.revokeCoachTier"] = Of(Class.OwnRecord, Role.Steward),
        ["Mutation.registerSupervisor"] = Of(Class.Supervision, Role.Supervisor, Role.Steward),
        ["Mutation.updateSupervisor"] = Of(Class.Supervision, Role.Supervisor, Role.Steward),
        ["Mutation.recordCompletion"] = Of(Class.OwnRecord, Role.Coach, Role.Supervisor),
        ["Mutation.verifyCompletion"] = Of(Class.OwnRecord, Role.Supervisor, Role.Publisher),
        ["Mutation.rejectCompletion"] = Of(Class.OwnRecord, Role.Supervisor, Role.Publisher),
        ["Mutation.logInformalLearning"] = Of(Class.OwnRecord, Role.Coach),
        ["Mutation.createPlan"] = Of(Class.OwnRecord, Role.Coach, Role.Supervisor),
        ["Mutation.updatePlan"] = Of(Class.OwnRecord, Role.Coach, Role.Supervisor),
        ["Mutation.submitPlan"] = Of(Class.OwnRecord, Role.Coach),
        ["Mutation.agreePlan"] = Of(Class.OwnRecord, Role.Supervisor),
        ["Mutation.completePlanAction"] = Of(Class.OwnRecord, Role.Coach, Role.Supervisor),
        ["Mutation.recordAssessment"] = Of(Class.OwnRecord, Role.Coach, Role.Supervisor),
        ["Mutation.addEvidence"] = Of(Class.OwnRecord, Role.Coach),
        ["Mutation.updateEvidence"] = Of(Class.OwnRecord, Role.Coach),
        ["Mutation.removeEvidence"] = Of(Class.OwnRecord, Role.Coach),
        ["Mutation.confirmReadinessRequirement"] = Of(Class.OwnRecord, Role.Supervisor),
        ["Mutation.startPathway"] = Of(Class.OwnRecord, Role.Coach, Role.Supervisor),
        ["Mutation.leavePathway"] = Of(Class.OwnRecord, Role.Coach, Role.Supervisor),
        ["Mutation.confirmPathwayStep"] = Of(Class.OwnRecord, Role.Supervisor),
        ["Mutation.requestEnrolment"] = Of(Class.OwnRecord, Role.Coach, Role.Supervisor),
        ["Mutation.approveEnrolment"] = Of(Class.OwnRecord, Role.Supervisor),
        ["Mutation.declineEnrolment"] = Of(Class.OwnRecord, Role.Supervisor, Role.Publisher, Role.Steward),
        ["Mutation.cancelEnrolment"] = Of(Class.OwnRecord, Role.Coach, Role.Supervisor, Role.Publisher),
        ["Mutation.substituteEnrolment"] = Of(Class.OwnRecord, Role.Supervisor),
        ["Mutation.recordRunAttendance"] = Of(Class.OwnRecord, Role.Publisher, Role.Steward),
        ["Mutation.issueCalendarLink"] = Of(Class.OwnRecord, Role.Coach),
        ["Mutation.revokeCalendarLink"] = Of(Class.OwnRecord, Role.Coach),
        ["Coach.supervisionSessions"] = new(Class.Supervision, "supervision-parties", []),
        ["Mutation.logSupervisionSession"] = Of(Class.Supervision, Role.Coach, Role.Supervisor),
        ["Mutation.confirmSupervisionSession"] = Of(Class.Supervision, Role.Coach, Role.Supervisor),
        ["Mutation.assignCoachSupervisor"] = Of(Class.Supervision, Role.Supervisor, Role.Steward),
    };

    /// <summary>The roles that a rule about something of a class may name.</summary>
    public static IReadOnlyDictionary<SensitivityClass, Role[]> RolesOf { get; } = new Dictionary<SensitivityClass, Role[]>
    {
        [Class.Public] = [],
        [Class.OwnProvider] = [Role.Publisher, Role.Steward],

        // Publishers for places on their own runs.
        [Class.OwnRecord] = [Role.Coach, Role.Supervisor, Role.Publisher, Role.Steward],
        [Class.Supervision] = [Role.Coach, Role.Supervisor, Role.Steward],
        [Class.Money] = [Role.Coach, Role.Supervisor, Role.Analyst, Role.Steward],

        // Publishers see counts of their learners under disclosure control.
        [Class.Aggregate] = [Role.Publisher, Role.Analyst, Role.Supervisor, Role.Steward],
        [Class.Audit] = [Role.Steward, Role.Administrator],
        [Class.System] = [Role.Steward, Role.Administrator],
    };

    private static Sensitivity Of(SensitivityClass sensitivity, params Role[] roles) => new(sensitivity, null, [.. roles]);

    private static IEnumerable<KeyValuePair<string, Sensitivity>> Guarded(SensitivityClass sensitivity, string policy, params string[] types) =>
        types.Select(type => KeyValuePair.Create(type, new Sensitivity(sensitivity, policy, [])));

    private static IEnumerable<KeyValuePair<string, Sensitivity>> Carriers(SensitivityClass sensitivity, params string[] types) =>
        types.Select(type => KeyValuePair.Create(type, new Sensitivity(sensitivity, null, [], Carries: true)));
}
