using CpdGraph.Api.Features.Audit;
using CpdGraph.Api.Features.Calendars;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Competencies;
using CpdGraph.Api.Features.Enrolments;
using CpdGraph.Api.Features.Funding;
using CpdGraph.Api.Features.Imports;
using CpdGraph.Api.Features.Learning;
using CpdGraph.Api.Features.Plans;
using CpdGraph.Api.Features.Supervision;
using CpdGraph.Api.Features.Viewer;
using CpdGraph.Api.GlobalIds;

namespace CpdGraph.Api.Features.Nodes;

/// <summary>Finds people's records by their ids, in at most one statement a kind. Those that the caller may not see are not found.</summary>
internal sealed class RecordNodes(
    CoachReads coaches, SupervisorReads supervisors, MembershipReads memberships, CompletionReads completions, AwardReads awards, LearningReads learning,
    PlanReads plans, AssessmentReads assessments, EvidenceReads evidence, AuditReads audit, TierReads tiers, SessionReads sessions,
    EnrolmentReads enrolments, AllocationReads allocations, LedgerReads ledgers, ImportReads imports, CalendarLinkReads calendarLinks)
{
    /// <summary>Whether objects of a kind are read from the database, and not from the catalogue.</summary>
    public static bool Has(NodeKind kind) => kind is NodeKind.Coach or NodeKind.Supervisor or NodeKind.SupervisorAssignment or NodeKind.Invitation
        or NodeKind.Membership or NodeKind.Completion or NodeKind.FundingAward or NodeKind.InformalLearning or NodeKind.DevelopmentPlan or NodeKind.AuditEvent
        or NodeKind.TierAward or NodeKind.SupervisionSession or NodeKind.CompetencyAssessment or NodeKind.EvidenceItem or NodeKind.FundingAllocation
        or NodeKind.LedgerEntry or NodeKind.Enrolment or NodeKind.ImportJob or NodeKind.CalendarLink;

    /// <summary>The records that were found, by id.</summary>
    public async Task<IReadOnlyDictionary<GlobalId, object>> FindAsync(IEnumerable<GlobalId> ids, CancellationToken cancellation)
    {
        var found = new Dictionary<GlobalId, object>();

        foreach (var group in ids.Where(id => Has(id.Kind)).Distinct().GroupBy(id => id.Kind))
        {
            foreach (var (id, value) in await FindAsync(group.Key, [.. group.Select(id => id.Value)], cancellation))
            {
                found[new GlobalId(group.Key, id)] = value;
            }
        }

        return found;
    }

    private async Task<IEnumerable<(Guid Id, object Value)>> FindAsync(NodeKind kind, Guid[] ids, CancellationToken cancellation) => kind switch
    {
        NodeKind.Coach => (await coaches.FindAsync(ids.Select(id => new Domain.CoachId(id)), cancellation)).Select(pair => (pair.Key.Value, (object)pair.Value)),
        NodeKind.Supervisor => (await supervisors.FindAsync(ids.Select(id => new Domain.SupervisorId(id)), cancellation)).Select(pair => (pair.Key.Value, (object)pair.Value)),
        NodeKind.SupervisorAssignment => (await supervisors.FindAsync(Array.ConvertAll(ids, id => new Domain.SupervisorAssignmentId(id)), cancellation)).Select(row => (row.Id.Value, (object)row)),
        NodeKind.Invitation => (await memberships.FindAsync(Array.ConvertAll(ids, id => new Domain.InvitationId(id)), cancellation)).Select(row => (row.Id.Value, (object)row)),
        NodeKind.Membership => (await memberships.FindAsync(Array.ConvertAll(ids, id => new Domain.MembershipId(id)), cancellation)).Select(row => (row.Id.Value, (object)row)),
        NodeKind.Completion => (await completions.FindAsync(ids.Select(id => new Domain.CompletionId(id)), cancellation)).Select(pair => (pair.Key.Value, (object)pair.Value)),
        NodeKind.FundingAward => (await awards.FindAsync(Array.ConvertAll(ids, id => new Domain.FundingAwardId(id)), cancellation)).Select(row => (row.Id.Value, (object)row)),
        NodeKind.InformalLearning => (await learning.FindAsync(Array.ConvertAll(ids, id => new Domain.InformalLearningId(id)), cancellation)).Select(row => (row.Id.Value, (object)row)),
        NodeKind.DevelopmentPlan => (await plans.FindAsync(Array.ConvertAll(ids, id => new Domain.DevelopmentPlanId(id)), cancellation)).Select(row => (row.Id.Value, (object)row)),
        NodeKind.SupervisionSession => (await sessions.FindAsync(Array.ConvertAll(ids, id => new Domain.SupervisionSessionId(id)), cancellation)).Select(row => (row.Id.Value, (object)row)),
        NodeKind.CompetencyAssessment => (await assessments.FindAsync(ids.Select(id => new Domain.AssessmentId(id)), cancellation)).Select(pair => (pair.Key.Value, (object)pair.Value)),
        NodeKind.EvidenceItem => (await evidence.FindAsync(ids.Select(id => new Domain.EvidenceItemId(id)), cancellation)).Select(pair => (pair.Key.Value, (object)pair.Value)),
        NodeKind.AuditEvent => (await audit.FindAsync(Array.ConvertAll(ids, id => new Domain.AuditEventId(id)), cancellation)).Select(row => (row.Id.Value, (object)row)),
        NodeKind.TierAward => (await tiers.FindAsync(Array.ConvertAll(ids, id => new Domain.TierAwardId(id)), cancellation)).Select(row => (row.Id.Value, (object)row)),
        NodeKind.Enrolment => (await enrolments.FindAsync(ids.Select(id => new Domain.EnrolmentId(id)), cancellation)).Select(pair => (pair.Key.Value, (object)pair.Value)),
        NodeKind.FundingAllocation => (await allocations.FindAsync(ids.Select(id => new Domain.FundingAllocationId(id)), cancellation)).Select(pair => (pair.Key.Value, (object)pair.Value)),
        NodeKind.LedgerEntry => (await ledgers.FindAsync(Array.ConvertAll(ids, id => new Domain.LedgerEntryId(id)), cancellation)).Select(row => (row.Entry.Id.Value, (object)row)),
        NodeKind.ImportJob => (await imports.FindAsync(Array.ConvertAll(ids, id => new Domain.ImportJobId(id)), cancellation)).Select(row => (row.Id.Value, (object)row)),
        NodeKind.CalendarLink => (await calendarLinks.FindAsync(Array.ConvertAll(ids, id => new Domain.CalendarLinkId(id)), cancellation)).Select(row => (row.Id.Value, (object)row)),
        _ => [],
    };
}
