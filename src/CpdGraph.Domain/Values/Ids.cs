namespace CpdGraph.Domain;

/// <summary>A typed id over a version-7 UUID, so that ids of different things cannot be confused.</summary>
/// <typeparam name="TSelf">The id type itself.</typeparam>
public interface ITypedId<TSelf>
    where TSelf : struct, ITypedId<TSelf>
{
    /// <summary>The UUID.</summary>
    Guid Value { get; }

    /// <summary>The id with this UUID.</summary>
    static abstract TSelf From(Guid value);
}

/// <summary>Id of a dated version of the competency framework.</summary>
public readonly record struct CompetencyFrameworkId(Guid Value) : ITypedId<CompetencyFrameworkId>
{
    /// <inheritdoc />
    public static CompetencyFrameworkId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static CompetencyFrameworkId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a competency area.</summary>
public readonly record struct CompetencyAreaId(Guid Value) : ITypedId<CompetencyAreaId>
{
    /// <inheritdoc />
    public static CompetencyAreaId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static CompetencyAreaId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a competency.</summary>
public readonly record struct CompetencyId(Guid Value) : ITypedId<CompetencyId>
{
    /// <inheritdoc />
    public static CompetencyId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static CompetencyId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of what a tier means in a framework version.</summary>
public readonly record struct TierDescriptorId(Guid Value) : ITypedId<TierDescriptorId>
{
    /// <inheritdoc />
    public static TierDescriptorId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static TierDescriptorId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a specialism.</summary>
public readonly record struct SpecialismId(Guid Value) : ITypedId<SpecialismId>
{
    /// <inheritdoc />
    public static SpecialismId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static SpecialismId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a provider.</summary>
public readonly record struct ProviderId(Guid Value) : ITypedId<ProviderId>
{
    /// <inheritdoc />
    public static ProviderId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static ProviderId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of an offer.</summary>
public readonly record struct OfferId(Guid Value) : ITypedId<OfferId>
{
    /// <inheritdoc />
    public static OfferId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static OfferId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of one version of an offer.</summary>
public readonly record struct OfferVersionId(Guid Value) : ITypedId<OfferVersionId>
{
    /// <inheritdoc />
    public static OfferVersionId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static OfferVersionId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a dated run of an offer.</summary>
public readonly record struct OfferRunId(Guid Value) : ITypedId<OfferRunId>
{
    /// <inheritdoc />
    public static OfferRunId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static OfferRunId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a body that accredits training.</summary>
public readonly record struct AccreditingBodyId(Guid Value) : ITypedId<AccreditingBodyId>
{
    /// <inheritdoc />
    public static AccreditingBodyId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static AccreditingBodyId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of an accreditation of an offer version.</summary>
public readonly record struct AccreditationId(Guid Value) : ITypedId<AccreditationId>
{
    /// <inheritdoc />
    public static AccreditationId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static AccreditationId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a pathway.</summary>
public readonly record struct PathwayId(Guid Value) : ITypedId<PathwayId>
{
    /// <inheritdoc />
    public static PathwayId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static PathwayId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a funding stream.</summary>
public readonly record struct FundingStreamId(Guid Value) : ITypedId<FundingStreamId>
{
    /// <inheritdoc />
    public static FundingStreamId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static FundingStreamId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a dated rule of a funding stream.</summary>
public readonly record struct FundingRuleId(Guid Value) : ITypedId<FundingRuleId>
{
    /// <inheritdoc />
    public static FundingRuleId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static FundingRuleId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a requirement before taking referrals.</summary>
public readonly record struct ReadinessRequirementId(Guid Value) : ITypedId<ReadinessRequirementId>
{
    /// <inheritdoc />
    public static ReadinessRequirementId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static ReadinessRequirementId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a dated supervision policy.</summary>
public readonly record struct SupervisionPolicyId(Guid Value) : ITypedId<SupervisionPolicyId>
{
    /// <inheritdoc />
    public static SupervisionPolicyId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static SupervisionPolicyId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of an organisation.</summary>
public readonly record struct OrganisationId(Guid Value) : ITypedId<OrganisationId>
{
    /// <inheritdoc />
    public static OrganisationId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static OrganisationId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a dated relationship between two organisations.</summary>
public readonly record struct OrganisationRelationshipId(Guid Value) : ITypedId<OrganisationRelationshipId>
{
    /// <inheritdoc />
    public static OrganisationRelationshipId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static OrganisationRelationshipId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of one organisation taking over from another.</summary>
public readonly record struct OrganisationSuccessionId(Guid Value) : ITypedId<OrganisationSuccessionId>
{
    /// <inheritdoc />
    public static OrganisationSuccessionId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static OrganisationSuccessionId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a person or program that signs in.</summary>
public readonly record struct PrincipalId(Guid Value) : ITypedId<PrincipalId>
{
    /// <inheritdoc />
    public static PrincipalId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static PrincipalId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a grant by a steward.</summary>
public readonly record struct MembershipId(Guid Value) : ITypedId<MembershipId>
{
    /// <inheritdoc />
    public static MembershipId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static MembershipId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of an invitation to a record.</summary>
public readonly record struct InvitationId(Guid Value) : ITypedId<InvitationId>
{
    /// <inheritdoc />
    public static InvitationId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static InvitationId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a coach.</summary>
public readonly record struct CoachId(Guid Value) : ITypedId<CoachId>
{
    /// <summary>Which of two stands first where rows that are otherwise equal are put in order; a database can work it out too.</summary>
    public int CompareTo(CoachId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public static CoachId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static CoachId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a period of work as a coach.</summary>
public readonly record struct EmploymentId(Guid Value) : ITypedId<EmploymentId>
{
    /// <inheritdoc />
    public static EmploymentId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static EmploymentId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of someone who supervises coaches.</summary>
public readonly record struct SupervisorId(Guid Value) : ITypedId<SupervisorId>
{
    /// <summary>Which of two stands first where rows that are otherwise equal are put in order; a database can work it out too.</summary>
    public int CompareTo(SupervisorId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public static SupervisorId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static SupervisorId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of one arrangement of supervision.</summary>
public readonly record struct SupervisorAssignmentId(Guid Value) : ITypedId<SupervisorAssignmentId>
{
    /// <inheritdoc />
    public static SupervisorAssignmentId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static SupervisorAssignmentId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a completion.</summary>
public readonly record struct CompletionId(Guid Value) : ITypedId<CompletionId>
{
    /// <summary>Which of two stands first where rows that are otherwise equal are put in order; a database can work it out too.</summary>
    public int CompareTo(CompletionId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public static CompletionId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static CompletionId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of money from one stream for one place or completion.</summary>
public readonly record struct FundingAwardId(Guid Value) : ITypedId<FundingAwardId>
{
    /// <summary>Which of two stands first where rows that are otherwise equal are put in order; a database can work it out too.</summary>
    public int CompareTo(FundingAwardId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public static FundingAwardId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static FundingAwardId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a piece of informal learning.</summary>
public readonly record struct InformalLearningId(Guid Value) : ITypedId<InformalLearningId>
{
    /// <summary>Which of two stands first where rows that are otherwise equal are put in order; a database can work it out too.</summary>
    public int CompareTo(InformalLearningId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public static InformalLearningId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static InformalLearningId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of an entry of the audit trail.</summary>
public readonly record struct AuditEventId(Guid Value) : ITypedId<AuditEventId>
{
    /// <summary>Which of two stands first where rows that are otherwise equal are put in order; a database can work it out too.</summary>
    public int CompareTo(AuditEventId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public static AuditEventId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static AuditEventId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of one recognition of a tier.</summary>
public readonly record struct TierAwardId(Guid Value) : ITypedId<TierAwardId>
{
    /// <summary>Which of two stands first where rows that are otherwise equal are put in order; a database can work it out too.</summary>
    public int CompareTo(TierAwardId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public static TierAwardId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static TierAwardId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a supervisor's word that a requirement is met.</summary>
public readonly record struct ReadinessConfirmationId(Guid Value) : ITypedId<ReadinessConfirmationId>
{
    /// <summary>Which of two stands first where rows that are otherwise equal are put in order; a database can work it out too.</summary>
    public int CompareTo(ReadinessConfirmationId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public static ReadinessConfirmationId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static ReadinessConfirmationId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of one supervision meeting.</summary>
public readonly record struct SupervisionSessionId(Guid Value) : ITypedId<SupervisionSessionId>
{
    /// <summary>Which of two stands first where rows that are otherwise equal are put in order; a database can work it out too.</summary>
    public int CompareTo(SupervisionSessionId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public static SupervisionSessionId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static SupervisionSessionId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of an assessment of one coach in one competency.</summary>
public readonly record struct AssessmentId(Guid Value) : ITypedId<AssessmentId>
{
    /// <summary>Which of two stands first where rows that are otherwise equal are put in order; a database can work it out too.</summary>
    public int CompareTo(AssessmentId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public static AssessmentId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static AssessmentId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of an item of a portfolio.</summary>
public readonly record struct EvidenceItemId(Guid Value) : ITypedId<EvidenceItemId>
{
    /// <summary>Which of two stands first where rows that are otherwise equal are put in order; a database can work it out too.</summary>
    public int CompareTo(EvidenceItemId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public static EvidenceItemId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static EvidenceItemId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a coach's time on a pathway.</summary>
public readonly record struct PathwayStartId(Guid Value) : ITypedId<PathwayStartId>
{
    /// <summary>Which of two stands first where rows that are otherwise equal are put in order; a database can work it out too.</summary>
    public int CompareTo(PathwayStartId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public static PathwayStartId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static PathwayStartId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a supervisor's word that a step of a pathway is done.</summary>
public readonly record struct PathwayConfirmationId(Guid Value) : ITypedId<PathwayConfirmationId>
{
    /// <summary>Which of two stands first where rows that are otherwise equal are put in order; a database can work it out too.</summary>
    public int CompareTo(PathwayConfirmationId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public static PathwayConfirmationId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static PathwayConfirmationId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a development plan.</summary>
public readonly record struct DevelopmentPlanId(Guid Value) : ITypedId<DevelopmentPlanId>
{
    /// <summary>Which of two stands first where rows that are otherwise equal are put in order; a database can work it out too.</summary>
    public int CompareTo(DevelopmentPlanId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public static DevelopmentPlanId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static DevelopmentPlanId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of the erasure of a person.</summary>
public readonly record struct ErasureId(Guid Value) : ITypedId<ErasureId>
{
    /// <inheritdoc />
    public static ErasureId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static ErasureId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a coach's place on a run.</summary>
public readonly record struct EnrolmentId(Guid Value) : ITypedId<EnrolmentId>
{
    /// <summary>Which of two stands first where rows that are otherwise equal are put in order; a database can work it out too.</summary>
    public int CompareTo(EnrolmentId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public static EnrolmentId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static EnrolmentId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of an organisation's budget from a funding stream.</summary>
public readonly record struct FundingAllocationId(Guid Value) : ITypedId<FundingAllocationId>
{
    /// <summary>Which of two stands first where rows that are otherwise equal are put in order; a database can work it out too.</summary>
    public int CompareTo(FundingAllocationId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public static FundingAllocationId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static FundingAllocationId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a movement of money.</summary>
public readonly record struct LedgerEntryId(Guid Value) : ITypedId<LedgerEntryId>
{
    /// <summary>Which of two stands first where rows that are otherwise equal are put in order; a database can work it out too.</summary>
    public int CompareTo(LedgerEntryId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public static LedgerEntryId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static LedgerEntryId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of an uploaded file.</summary>
public readonly record struct UploadId(Guid Value) : ITypedId<UploadId>
{
    /// <inheritdoc />
    public static UploadId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static UploadId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of an import.</summary>
public readonly record struct ImportJobId(Guid Value) : ITypedId<ImportJobId>
{
    /// <summary>Which of two stands first where rows that are otherwise equal are put in order; a database can work it out too.</summary>
    public int CompareTo(ImportJobId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public static ImportJobId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static ImportJobId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Id of a secret calendar address.</summary>
public readonly record struct CalendarLinkId(Guid Value) : ITypedId<CalendarLinkId>
{
    /// <summary>Which of two stands first where rows that are otherwise equal are put in order; a database can work it out too.</summary>
    public int CompareTo(CalendarLinkId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public static CalendarLinkId From(Guid value) => new(value);

    /// <summary>A new id that sorts by the moment it was made.</summary>
    public static CalendarLinkId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}
