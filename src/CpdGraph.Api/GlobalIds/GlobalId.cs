using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using CpdGraph.Domain;

namespace CpdGraph.Api.GlobalIds;

/// <summary>
/// The opaque id of an object outside: 28 characters that hold its type, its UUID and a check sum. The only place that makes and reads them.
/// </summary>
/// <remarks>The check sum tells a damaged id, which is refused, from one that is well-formed but unknown, which answers null.</remarks>
internal readonly record struct GlobalId(NodeKind Kind, Guid Value)
{
    private const int UuidLength = 16;
    private const int CheckedLength = 1 + UuidLength;
    private const int BinaryLength = CheckedLength + sizeof(uint);

    // 21 bytes are 28 characters without padding, so that no two texts mean the same id.
    private const int TextLength = BinaryLength / 3 * 4;

    /// <summary>As it stands outside.</summary>
    public string Text => Write(Kind, Value);

    public static string Of(CompetencyFrameworkId id) => Write(NodeKind.CompetencyFramework, id.Value);

    public static string Of(CompetencyAreaId id) => Write(NodeKind.CompetencyArea, id.Value);

    public static string Of(CompetencyId id) => Write(NodeKind.Competency, id.Value);

    public static string Of(ReadinessRequirementId id) => Write(NodeKind.ReadinessRequirement, id.Value);

    public static string Of(SpecialismId id) => Write(NodeKind.Specialism, id.Value);

    public static string Of(ProviderId id) => Write(NodeKind.Provider, id.Value);

    public static string Of(OfferId id) => Write(NodeKind.Offer, id.Value);

    public static string Of(OfferVersionId id) => Write(NodeKind.OfferVersion, id.Value);

    public static string Of(OfferRunId id) => Write(NodeKind.OfferRun, id.Value);

    public static string Of(AccreditingBodyId id) => Write(NodeKind.AccreditingBody, id.Value);

    public static string Of(AccreditationId id) => Write(NodeKind.Accreditation, id.Value);

    public static string Of(PathwayId id) => Write(NodeKind.Pathway, id.Value);

    public static string Of(FundingStreamId id) => Write(NodeKind.FundingStream, id.Value);

    public static string Of(SupervisionPolicyId id) => Write(NodeKind.SupervisionPolicy, id.Value);

    public static string Of(OrganisationId id) => Write(NodeKind.Organisation, id.Value);

    public static string Of(CoachId id) => Write(NodeKind.Coach, id.Value);

    public static string Of(SupervisorId id) => Write(NodeKind.Supervisor, id.Value);

    public static string Of(SupervisorAssignmentId id) => Write(NodeKind.SupervisorAssignment, id.Value);

    public static string Of(InvitationId id) => Write(NodeKind.Invitation, id.Value);

    public static string Of(MembershipId id) => Write(NodeKind.Membership, id.Value);

    public static string Of(CompletionId id) => Write(NodeKind.Completion, id.Value);

    public static string Of(FundingAwardId id) => Write(NodeKind.FundingAward, id.Value);

    public static string Of(FundingAllocationId id) => Write(NodeKind.FundingAllocation, id.Value);

    public static string Of(LedgerEntryId id) => Write(NodeKind.LedgerEntry, id.Value);

    public static string Of(CalendarLinkId id) => Write(NodeKind.CalendarLink, id.Value);

    public static string Of(InformalLearningId id) => Write(NodeKind.InformalLearning, id.Value);

    public static string Of(AuditEventId id) => Write(NodeKind.AuditEvent, id.Value);

    public static string Of(TierAwardId id) => Write(NodeKind.TierAward, id.Value);

    public static string Of(DevelopmentPlanId id) => Write(NodeKind.DevelopmentPlan, id.Value);

    public static string Of(SupervisionSessionId id) => Write(NodeKind.SupervisionSession, id.Value);

    public static string Of(AssessmentId id) => Write(NodeKind.CompetencyAssessment, id.Value);

    public static string Of(EvidenceItemId id) => Write(NodeKind.EvidenceItem, id.Value);

    public static string Of(EnrolmentId id) => Write(NodeKind.Enrolment, id.Value);

    public static string Of(ImportJobId id) => Write(NodeKind.ImportJob, id.Value);

    /// <summary>Reads an id that a client sent.</summary>
    /// <returns>Null when the text is no id: too short or long, other characters, or changed on its way.</returns>
    public static GlobalId? TryRead(string text)
    {
        Span<byte> bytes = stackalloc byte[BinaryLength];

        if (text.Length != TextLength
            || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var length)
            || length != BinaryLength)
        {
            return null;
        }

        var kind = (NodeKind)bytes[0];

        return CheckSum(bytes[..CheckedLength]) == BinaryPrimitives.ReadUInt32BigEndian(bytes[CheckedLength..]) && Enum.IsDefined(kind)
            ? new GlobalId(kind, new Guid(bytes[1..CheckedLength], bigEndian: true))
            : null;
    }

    private static string Write(NodeKind kind, Guid value)
    {
        Span<byte> bytes = stackalloc byte[BinaryLength];
        bytes[0] = (byte)kind;
        value.TryWriteBytes(bytes[1..CheckedLength], bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[CheckedLength..], CheckSum(bytes[..CheckedLength]));

        return Base64Url.EncodeToString(bytes);
    }

    private static uint CheckSum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;

        foreach (var item in bytes)
        {
            sum = BitOperations.Crc32C(sum, item);
        }

        return ~sum;
    }
}
