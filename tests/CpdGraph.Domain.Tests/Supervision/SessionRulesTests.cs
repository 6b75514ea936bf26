using static CpdGraph.Domain.Tests.SupervisionSample;

namespace CpdGraph.Domain.Tests;

public sealed class SessionRulesTests
{
    private static readonly Coach Coach = Sample.Coach();
    private static readonly Supervisor Giver = Qualified() with { PrincipalId = PrincipalId.New(Sample.Now) };
    private static readonly Caller AsCoach = Sample.Caller(Role.Coach) with { CoachId = Coach.Id };
    private static readonly Caller AsGiver = Sample.Caller(Role.Supervisor) with { SupervisorId = Giver.Id, SupervisedCoachIds = new HashSet<CoachId> { Coach.Id } };

    [Fact]
    public void What_a_supervisor_logs_counts_at_once_and_what_a_coach_logs_waits_for_the_supervisor()
    {
        var bySupervisor = SessionRules.Log(Entry(), Facts(AsGiver)).Value();
        var byCoach = SessionRules.Log(Entry(), Facts(AsCoach)).Value();

        Assert.Equal((true, Verification.Awaiting, true), (bySupervisor.LoggedBySupervisor, bySupervisor.Verification, bySupervisor.Counts));
        Assert.Equal((false, Verification.SelfReported, false), (byCoach.LoggedBySupervisor, byCoach.Verification, byCoach.Counts));
        Assert.True(SessionRules.Confirm(Sample.Named(byCoach), AsGiver, Sample.Now).Value().Counts);
        Assert.Equal((Coach.Id, Giver.Id, Sample.Today, 75), (byCoach.CoachId, byCoach.SupervisorId, byCoach.HeldOn, byCoach.DurationMinutes));
        Assert.Equal((PracticeTier.Tier3, "Try scaling."), (byCoach.SupervisorTierOnTheDay!.Value, byCoach.AgreedActions!));
        Assert.Equal((AsCoach.PrincipalId, Sample.Now), ((PrincipalId?)byCoach.RecordedById, byCoach.RecordedAt));
    }

    [Fact]
    public void All_that_is_wrong_with_the_fields_is_said_at_once()
    {
        var wrong = Entry() with
        {
            Coach = Sample.Named<Coach>(null),
            Supervisor = Sample.Named<Supervisor>(null),
            HeldOn = Sample.Today.AddDays(1),
            DurationMinutes = 0,
            AgreedActions = "See 943 476 5919.",
        };

        Assert.Equal(
            ["InFuture heldOn", "NhsNumberInText agreedActions", "NotFound coachId", "NotFound supervisorId", "OutOfRange durationMinutes"],
            SessionRules.Log(wrong, Facts(AsGiver)).Mistakes());
        Assert.Equal(["OutOfRange durationMinutes"], SessionRules.Log(Entry() with { DurationMinutes = 481 }, Facts(AsGiver)).Mistakes());
        Assert.Equal(["OutOfRange heldOn"], SessionRules.Log(Entry() with { HeldOn = new(1969, 12, 31) }, Facts(AsGiver)).Mistakes());
        Assert.Equal(["NotFound coachId"], SessionRules.Log(Entry() with { Coach = new("", null) }, Facts(AsGiver)).Mistakes());
        _ = SessionRules.Log(Entry() with { DurationMinutes = 480 }, Facts(AsGiver)).Value();
        _ = SessionRules.Log(Entry() with { DurationMinutes = 1 }, Facts(AsGiver)).Value();
    }

    [Fact]
    public void Nobody_supervises_themselves_and_nobody_logs_what_another_gave()
    {
        var self = Giver with { CoachId = Coach.Id };
        var other = Qualified();

        Assert.Equal(["OwnRecord supervisorId"], SessionRules.Log(Entry() with { Supervisor = Sample.Named(self) }, Facts(AsCoach)).Mistakes());
        Assert.Equal(["NotPermitted supervisorId"], SessionRules.Log(Entry() with { Supervisor = Sample.Named(other) }, Facts(AsGiver) with { Arranged = other.Id }).Mistakes());
        Assert.Equal(["NotPermitted coachId"], SessionRules.Log(Entry(), Facts(AsGiver with { SupervisedCoachIds = new HashSet<CoachId>() })).Mistakes());
        Assert.Equal(["NotPermitted coachId"], SessionRules.Log(Entry(), Facts(AsGiver with { Roles = RoleSet.Of(Role.Coach) })).Mistakes());
    }

    [Fact]
    public void Who_gave_it_was_arranged_for_it_on_the_day()
    {
        var other = Assert.Single(SessionRules.Log(Entry(), Facts(AsCoach) with { Arranged = SupervisorId.New(Sample.Now) }).Errors());
        var nobody = Assert.Single(SessionRules.Log(Entry() with { Supervisor = null }, Facts(AsCoach) with { Arranged = null }).Errors());

        Assert.Equal("UnqualifiedSupervisor supervisorId", $"{other.Code} {other.Field.Single()}");
        Assert.Equal("This supervisor was not arranged for health coaching supervision of the coach on 24 November 2026.", other.Message);
        Assert.Equal("Nobody was arranged for health coaching supervision of the coach on 24 November 2026.", nobody.Message);
        Assert.Equal("SUPERVISOR_ARRANGED_ON_THE_DAY", Assert.IsAssignableFrom<IRuleError>(other).Rule);
        Assert.Null(Assert.IsAssignableFrom<IRuleError>(other).SourceReference);
    }

    [Fact]
    public void Who_gave_it_meets_the_rule_of_the_day()
    {
        var tier = Assert.Single(SessionRules.Log(Entry(), Facts(AsGiver) with { SupervisorTier = PracticeTier.Tier2 }).Errors());
        var none = Assert.Single(SessionRules.Log(Entry(), Facts(AsGiver) with { SupervisorTier = null }).Errors());
        var unregistered = Giver with { ClinicalRegistrations = [] };
        var clinical = Assert.Single(SessionRules.Log(
            Entry() with { Kind = SupervisionKind.Clinical, Supervisor = Sample.Named(unregistered) },
            Facts(AsGiver) with { Policy = ClinicalRule }).Errors());

        var shortfall = Assert.IsAssignableFrom<IUnqualifiedSupervisorError>(tier).Shortfall;
        Assert.Equal(
            ("SUPERVISOR_TIER", "HealthCoaching, section 6", PracticeTier.Tier3, PracticeTier.Tier2),
            (shortfall.Rule, shortfall.SourceReference, shortfall.MinimumTier!.Value, shortfall.TierOnTheDay!.Value));
        Assert.Equal("On that day the supervisor was of tier 2, and health coaching supervision needs tier 3 or above.", tier.Message);
        Assert.Null(Assert.IsAssignableFrom<IUnqualifiedSupervisorError>(none).Shortfall.TierOnTheDay);
        Assert.Equal("SUPERVISOR_CLINICAL_REGISTRATION", Assert.IsAssignableFrom<IRuleError>(clinical).Rule);

        // The row decides, not the code: without one nothing is asked, with a lower one less.
        _ = SessionRules.Log(Entry(), Facts(AsGiver) with { SupervisorTier = null, Policy = null }).Value();
        _ = SessionRules.Log(Entry(), Facts(AsGiver) with { SupervisorTier = PracticeTier.Tier2, Policy = HealthCoachingRule with { MinimumSupervisorTier = PracticeTier.Tier2 } }).Value();
    }

    [Fact]
    public void The_same_meeting_is_not_logged_twice()
    {
        var logged = SupervisionSessionId.New(Sample.Now);

        var error = Assert.IsType<LogSessionError.AlreadyLogged>(Assert.Single(SessionRules.Log(Entry(), Facts(AsCoach) with { Logged = logged }).Errors()));

        Assert.Equal(new RecordReference(RecordKind.SupervisionSession, logged.Value), error.Existing);
    }

    [Fact]
    public void Only_the_other_side_confirms_and_only_once()
    {
        var byCoach = SessionRules.Log(Entry(), Facts(AsCoach)).Value();
        var bySupervisor = SessionRules.Log(Entry(), Facts(AsGiver)).Value();
        var lineManager = AsGiver with { SupervisorId = SupervisorId.New(Sample.Now) };

        Assert.Equal(["OwnRecord id"], SessionRules.Confirm(Sample.Named(byCoach), AsCoach, Sample.Now).Mistakes());
        Assert.Equal(["OwnRecord id"], SessionRules.Confirm(Sample.Named(bySupervisor), AsGiver, Sample.Now).Mistakes());
        Assert.Equal(["NotPermitted id"], SessionRules.Confirm(Sample.Named(byCoach), lineManager, Sample.Now).Mistakes());
        Assert.Equal(["NotPermitted id"], SessionRules.Confirm(Sample.Named(bySupervisor), lineManager, Sample.Now).Mistakes());
        Assert.Equal(["NotPermitted id"], SessionRules.Confirm(Sample.Named(byCoach), AsGiver with { Roles = RoleSet.None }, Sample.Now).Mistakes());
        Assert.Equal(["NotFound id"], SessionRules.Confirm(Sample.Named<SupervisionSession>(null), AsCoach, Sample.Now).Mistakes());

        var confirmed = SessionRules.Confirm(Sample.Named(bySupervisor), AsCoach, Sample.Now.AddHours(1)).Value();
        Assert.Equal((Verification.Verified, AsCoach.PrincipalId, Sample.Now.AddHours(1)), (confirmed.Verification, confirmed.ConfirmedById, confirmed.ConfirmedAt!.Value));
        Assert.Equal(["WrongState id"], SessionRules.Confirm(Sample.Named(confirmed), AsCoach, Sample.Now).Mistakes());
    }

    [Fact]
    public void Whatever_is_logged_was_held_by_who_was_arranged_and_qualified_and_counts_by_the_supervisors_word_alone() => Seeds.Of(500, random =>
    {
        var (caller, other) = random.Next(2) == 0 ? (AsCoach, AsGiver) : (AsGiver, AsCoach);
        var entry = Entry() with { HeldOn = Sample.Today.AddDays(random.Next(-400, 3)), DurationMinutes = random.Next(-5, 600) };
        var facts = Facts(caller) with
        {
            Arranged = random.Next(4) == 0 ? null : Giver.Id,
            SupervisorTier = random.Next(5) is < 4 and var tier ? (PracticeTier)tier : null,
        };

        if (SessionRules.Log(entry, facts) is not Outcome<SupervisionSession, LogSessionError>.Done(var session))
        {
            return;
        }

        Assert.InRange(session.DurationMinutes, 1, SessionRules.MaximumMinutes);
        Assert.True(session.HeldOn <= Sample.Today);
        Assert.Equal(facts.Arranged, session.SupervisorId);
        Assert.True(session.SupervisorTierOnTheDay >= PracticeTier.Tier3);
        Assert.Equal(ReferenceEquals(caller, AsGiver), session.Counts);
        Assert.NotEmpty(SessionRules.Confirm(Sample.Named(session), caller, Sample.Now).Mistakes());
        Assert.True(SessionRules.Confirm(Sample.Named(session), other, Sample.Now).Value().Counts);
    });

    private static SessionEntry Entry() => new()
    {
        Coach = Sample.Named(Coach),
        Supervisor = Sample.Named(Giver),
        Kind = SupervisionKind.HealthCoaching,
        Format = SupervisionFormat.Individual,
        HeldOn = Sample.Today,
        DurationMinutes = 75,
        AgreedActions = " Try scaling. ",
    };

    private static SessionFacts Facts(Caller caller) => new()
    {
        Caller = caller,
        Arranged = Giver.Id,
        Policy = HealthCoachingRule,
        SupervisorTier = PracticeTier.Tier3,
        Now = Sample.Now,
    };
}
