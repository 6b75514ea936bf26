using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>The illustrative people with their records, as the file has them on the day of the seeding.</summary>
internal sealed class SeededPeople
{
    public List<Principal> Principals { get; } = [];

    public List<Membership> Memberships { get; } = [];

    public List<Supervisor> Supervisors { get; } = [];

    public List<Coach> Coaches { get; } = [];

    public List<Employment> Employments { get; } = [];

    public List<SupervisorAssignment> Assignments { get; } = [];

    /// <summary>Of the first version of their offers. Writing finds the version of the day.</summary>
    public List<Completion> Completions { get; } = [];

    public List<FundingAward> Awards { get; } = [];

    public List<FundingAllocation> Allocations { get; } = [];

    /// <summary>The first entry of each budget.</summary>
    public List<LedgerEntry> LedgerEntries { get; } = [];

    public List<InformalLearning> InformalLearning { get; } = [];

    public List<ReadinessConfirmation> Confirmations { get; } = [];

    public List<TierAward> TierAwards { get; } = [];

    public List<SupervisionSession> Sessions { get; } = [];

    public List<EvidenceItem> Evidence { get; } = [];

    /// <summary>Of each coach in the order in which they were recorded.</summary>
    public List<CompetencyAssessment> Assessments { get; } = [];

    public List<PathwayStart> PathwayStarts { get; } = [];

    public List<PathwayConfirmation> PathwayConfirmations { get; } = [];

    /// <summary>Of each coach the oldest first.</summary>
    public List<DevelopmentPlan> Plans { get; } = [];

    public List<Enrolment> Enrolments { get; } = [];

    public List<EnrolmentStep> EnrolmentSteps { get; } = [];
}
