using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

/// <summary>Rules and facts of supervision that tests start from. The numbers are the tests' own.</summary>
internal static class SupervisionSample
{
    public static readonly DateOnly Start = new(2022, 7, 1);

    public static readonly SupervisionPolicy LineManagementRule = Policy(SupervisionKind.LineManagement) with { DueAfterDays = 31, OverdueAfterDays = 45 };
    public static readonly SupervisionPolicy ClinicalRule = Policy(SupervisionKind.Clinical) with { DueAfterDays = 61, OverdueAfterDays = 92, ClinicalRegistrationNeeded = true };
    public static readonly SupervisionPolicy HealthCoachingRule = Policy(SupervisionKind.HealthCoaching) with { MinutesPerMonth = 60, MinimumSupervisorTier = PracticeTier.Tier3 };

    public static readonly ImmutableArray<SupervisionPolicy> Policies = [LineManagementRule, ClinicalRule, HealthCoachingRule];

    public static SupervisionPolicy Policy(SupervisionKind kind) => new()
    {
        Id = SupervisionPolicyId.New(Sample.Now),
        Kind = kind,
        Text = "A rule.",
        ValidFrom = Start,
        Provenance = Provenance.Illustrative,
        SourceReference = $"{kind}, section 6",
    };

    public static Supervisor Qualified() => Sample.Supervisor() with { ClinicalRegistrations = [new() { Body = "NMC" }] };

    public static ArrangedSupervision Arranged(SupervisionKind kind, DateOnly from, DateOnly? to = null, PracticeTier? tier = PracticeTier.Tier3, Supervisor? supervisor = null) =>
        new(kind, from, to, supervisor ?? Qualified(), tier);

    public static SupervisionVerdict Verdict(SupervisionFacts facts, SupervisionKind kind, DateOnly day) =>
        SupervisionRules.Decide(facts, Policies, day).Arrangements.Single(verdict => verdict.Kind == kind);

    public static Employment Employment(DateOnly from, DateOnly? to = null) => new()
    {
        Id = EmploymentId.New(Sample.Now),
        CoachId = CoachId.New(Sample.Now),
        OrganisationId = OrganisationId.New(Sample.Now),
        JobTitle = "Coach",
        StartedOn = from,
        EndedOn = to,
    };
}
