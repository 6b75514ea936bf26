namespace CpdGraph.Domain.Tests;

public sealed class AssignmentRulesTests
{
    private static readonly Coach Coach = Sample.Coach();
    private static readonly Supervisor First = Sample.Supervisor();
    private static readonly Supervisor Second = Sample.Supervisor();

    [Fact]
    public void The_arrangement_of_that_kind_before_it_ends_the_day_before()
    {
        var before = Sample.Assignment(Coach.Id, First.Id, Sample.Today.AddDays(-90));
        var other = Sample.Assignment(Coach.Id, First.Id, Sample.Today.AddDays(-90), kind: SupervisionKind.Clinical);

        var arrangement = AssignmentRules.Assign(Request(Second), [before, other], Sample.Now).Value();

        var ended = Assert.Single(arrangement.Ended);
        Assert.Equal(before.Id, ended.Id);
        Assert.Equal(Sample.Today.AddDays(-1), ended.EndsOn);
        Assert.False(ended.IsLiveOn(Sample.Today));
        Assert.True(arrangement.Added.IsLiveOn(Sample.Today));
        Assert.Equal((Coach.Id, Second.Id), (arrangement.Added.CoachId, arrangement.Added.SupervisorId));
    }

    [Fact]
    public void One_that_began_the_same_day_is_replaced_before_it_counted()
    {
        var sameDay = Sample.Assignment(Coach.Id, First.Id, Sample.Today);

        var arrangement = AssignmentRules.Assign(Request(Second), [sameDay], Sample.Now).Value();

        Assert.False(Assert.Single(arrangement.Ended).IsLiveOn(Sample.Today));
        Assert.Empty(AssignmentRules.Assign(Request(First), arrangement.Ended, Sample.Now).Value().Ended);
    }

    [Fact]
    public void Nobody_supervises_themselves()
    {
        var account = PrincipalId.New(Sample.Now);

        Assert.Equal(["OwnRecord supervisorId"], AssignmentRules.Assign(Request(Sample.Supervisor(coach: Coach.Id)), [], Sample.Now).Mistakes());
        Assert.Equal(
            ["OwnRecord supervisorId"],
            AssignmentRules.Assign(Request(Sample.Supervisor(account)) with { Coach = Sample.Named(Sample.Coach(account)) }, [], Sample.Now).Mistakes());
    }

    [Fact]
    public void Days_and_people_that_do_not_fit_are_refused()
    {
        Assert.Equal(["OutOfRange endsOn"], AssignmentRules.Assign(Request(First) with { EndsOn = Sample.Today.AddDays(-1) }, [], Sample.Now).Mistakes());
        Assert.Equal(["OutOfRange startsOn"], AssignmentRules.Assign(Request(First) with { StartsOn = Sample.Today.AddYears(1).AddDays(1) }, [], Sample.Now).Mistakes());
        Assert.Equal(
            ["NotFound coachId", "NotFound supervisorId"],
            AssignmentRules.Assign(Request(First) with { Coach = Sample.Named<Coach>(null), Supervisor = Sample.Named<Supervisor>(null) }, [], Sample.Now).Mistakes());
    }

    [Fact]
    public void The_same_again_is_refused_and_a_later_arrangement_is_kept()
    {
        var live = Sample.Assignment(Coach.Id, First.Id, Sample.Today.AddDays(-5));
        var later = Sample.Assignment(Coach.Id, Second.Id, Sample.Today.AddDays(5));

        Assert.Equal(["Taken supervisorId"], AssignmentRules.Assign(Request(First), [live], Sample.Now).Mistakes());
        Assert.Equal(["OutOfRange endsOn"], AssignmentRules.Assign(Request(First), [later], Sample.Now).Mistakes());
        _ = AssignmentRules.Assign(Request(First) with { EndsOn = Sample.Today.AddDays(4) }, [later], Sample.Now).Value();
    }

    [Fact]
    public void Who_is_arranged_meets_the_rule_of_the_first_day()
    {
        var clinical = Request(First) with { Kind = SupervisionKind.Clinical, Policy = SupervisionSample.ClinicalRule };
        var coaching = Request(First) with { Kind = SupervisionKind.HealthCoaching, Policy = SupervisionSample.HealthCoachingRule, SupervisorTier = PracticeTier.Tier2 };

        Assert.Equal(["UnqualifiedSupervisor supervisorId"], AssignmentRules.Assign(clinical, [], Sample.Now).Mistakes());
        Assert.Equal(["UnqualifiedSupervisor supervisorId"], AssignmentRules.Assign(coaching, [], Sample.Now).Mistakes());
        _ = AssignmentRules.Assign(clinical with { Supervisor = Sample.Named(SupervisionSample.Qualified()) }, [], Sample.Now).Value();
        _ = AssignmentRules.Assign(coaching with { SupervisorTier = PracticeTier.Tier3 }, [], Sample.Now).Value();
    }

    [Fact]
    public void Whatever_is_arranged_no_day_has_two_of_a_kind() => Seeds.Of(300, random =>
    {
        List<SupervisorAssignment> all = [];

        for (var step = 0; step < 12; step++)
        {
            var starts = Sample.Today.AddDays(random.Next(-60, 60));
            var request = Request(random.Next(2) == 0 ? First : Second) with
            {
                StartsOn = starts,
                EndsOn = random.Next(2) == 0 ? null : starts.AddDays(random.Next(0, 40)),
                Kind = (SupervisionKind)random.Next(3),
            };

            if (AssignmentRules.Assign(request, all, Sample.Now) is Outcome<SupervisionArrangement, AssignSupervisorError>.Done(var arrangement))
            {
                all.RemoveAll(row => arrangement.Ended.Any(ended => ended.Id == row.Id));
                all.AddRange(arrangement.Ended);
                all.Add(arrangement.Added);
            }
        }

        for (var day = Sample.Today.AddDays(-70); day < Sample.Today.AddDays(110); day = day.AddDays(1))
        {
            Assert.All(all.Where(row => row.IsLiveOn(day)).GroupBy(row => row.Kind), group => Assert.Single(group));
        }
    });

    private static AssignmentRequest Request(Supervisor supervisor) => new()
    {
        Coach = Sample.Named(Coach),
        Supervisor = Sample.Named(supervisor),
        Kind = SupervisionKind.LineManagement,
        StartsOn = Sample.Today,
    };
}
