using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

/// <summary>Facts that tests of what needs doing start from.</summary>
internal static class AttentionSample
{
    public static readonly DateOnly Day = Sample.Today;

    /// <summary>The caller as a supervisor.</summary>
    public static readonly Supervisor Giver = SupervisionSample.Qualified() with { DisplayName = "Gwen Hale" };

    /// <summary>Somebody else who supervises.</summary>
    public static readonly Supervisor Another = SupervisionSample.Qualified() with { DisplayName = "Colin Baker" };

    /// <summary>The caller's own record.</summary>
    public static CoachMatters Own() => new() { Id = CoachId.New(Sample.Now), Name = "Some Body", IsOwn = true };

    /// <summary>Somebody whom the caller supervises.</summary>
    public static CoachMatters Amira() => new() { Id = CoachId.New(Sample.Now), Name = "Amira Khan", IsOwn = false };

    public static ImmutableArray<AttentionItem> Of(params ImmutableArray<CoachMatters> coaches) =>
        AttentionRules.Of(new() { Now = Sample.Now, SupervisorId = Giver.Id, Coaches = coaches });

    public static SupervisionVerdict Verdict(SupervisionKind kind, SupervisionStatus status, Supervisor? by, DateOnly? nextDueOn, bool qualified = true) => new()
    {
        Policy = SupervisionSample.Policy(kind),
        Status = status,
        Reason = "Because.",
        Supervisor = by,
        SupervisorQualified = by is null ? null : qualified,
        Held = new(kind, null, 0, 0, 0, 0),
        NextDueOn = nextDueOn,
    };

    public static SupervisionOverview Overview(params ImmutableArray<SupervisionVerdict> verdicts) => new(verdicts, SupervisionStatus.Met);

    public static SupervisionSession Session(bool bySupervisor, SupervisorId giver) => new()
    {
        Id = SupervisionSessionId.New(Sample.Now),
        CoachId = CoachId.New(Sample.Now),
        SupervisorId = giver,
        Kind = SupervisionKind.Clinical,
        Format = SupervisionFormat.Individual,
        HeldOn = Day.AddDays(-4),
        DurationMinutes = 45,
        LoggedBySupervisor = bySupervisor,
        Verification = bySupervisor ? Verification.Awaiting : Verification.SelfReported,
        RecordedById = PrincipalId.New(Sample.Now),
        RecordedAt = Sample.Now,
    };

    /// <summary>A coach who met the requirement of the course by a completion that stops counting on a day.</summary>
    public static CoachMatters WithCourseUntil(this CoachMatters coach, DateOnly expiresOn)
    {
        var completed = ReadinessSample.Completed(ReadinessSample.FourDays(), Day.AddDays(-400));
        var facts = new ReadinessFacts { Completions = [completed with { Completion = completed.Completion with { ExpiresOn = expiresOn } }] };

        return coach.With(facts);
    }

    public static CoachMatters With(this CoachMatters coach, ReadinessFacts facts) => coach with
    {
        Records = facts,
        Readiness = ReadinessRules.Decide(facts, ReadinessSample.All, Day),
    };

    /// <summary>A run of two hours.</summary>
    public static OfferRun Run(DateTimeOffset startsAt) => new()
    {
        Id = OfferRunId.New(Sample.Now),
        OfferId = OfferId.New(Sample.Now),
        StartsAt = startsAt,
        EndsAt = startsAt.AddHours(2),
        Price = new(),
        Provenance = Provenance.Illustrative,
        Revision = 1,
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
    };

    public static KnownPlace Place(OfferRun run, EnrolmentStatus status, DateTimeOffset? promotedAt = null) => new(
        new()
        {
            Id = EnrolmentId.New(Sample.Now),
            CoachId = CoachId.New(Sample.Now),
            RunId = run.Id,
            OfferId = run.OfferId,
            Status = status,
            Number = 1,
            RequestedById = PrincipalId.New(Sample.Now),
            RequestedAt = Sample.Now.AddDays(-20),
            UpdatedAt = Sample.Now,
        },
        run,
        "Core skills",
        promotedAt);

    public static HeldBudget Budget(DateOnly closesOn, long remaining, long spent = 0) => new(
        new()
        {
            Id = FundingAllocationId.New(Sample.Now),
            OrganisationId = OrganisationId.New(Sample.Now),
            StreamId = FundingStreamId.New(Sample.Now),
            Amount = new Money(remaining + spent),
            CommittedPence = 0,
            SpentPence = spent,
            OpensOn = Day.AddYears(-1),
            ClosesOn = closesOn,
            LastEntry = 1,
            RecordedById = PrincipalId.New(Sample.Now),
            Revision = 1,
            CreatedAt = Sample.Now,
            UpdatedAt = Sample.Now,
        },
        "Elm Tree PCN",
        "Hub money");

    public static CompetencyStanding Standing(CurrentAssessment? self, CurrentAssessment? supervisor = null, bool isAnswered = false) => new()
    {
        CompetencyId = CompetencyId.New(Sample.Now),
        Self = self,
        Supervisor = supervisor,
        IsAnswered = isAnswered,
    };

    public static CurrentAssessment Assessed(DateOnly day) => new(AssessmentId.New(Sample.Now), Attainment.Competent, day);
}
