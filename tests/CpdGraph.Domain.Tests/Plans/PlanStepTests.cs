namespace CpdGraph.Domain.Tests;

public sealed class PlanStepTests
{
    private static readonly CoachId Owner = CoachId.New(Sample.Now);
    private static readonly Caller Coach = Sample.Caller(Role.Coach) with { CoachId = Owner };
    private static readonly Caller Supervisor = Sample.Caller(Role.Supervisor) with { SupervisedCoachIds = new HashSet<CoachId> { Owner } };

    // Written out apart from the product's table.
    private static readonly Dictionary<(PlanStatus, PlanStep), PlanStatus> Expected = new()
    {
        [(PlanStatus.Draft, PlanStep.Update)] = PlanStatus.Draft,
        [(PlanStatus.AwaitingAgreement, PlanStep.Update)] = PlanStatus.Draft,
        [(PlanStatus.Draft, PlanStep.Submit)] = PlanStatus.AwaitingAgreement,
        [(PlanStatus.AwaitingAgreement, PlanStep.Agree)] = PlanStatus.Agreed,
        [(PlanStatus.Agreed, PlanStep.CompleteAction)] = PlanStatus.Agreed,
    };

    [Fact]
    public void Every_step_goes_from_its_states_alone_and_counts_a_revision()
    {
        foreach (var status in Enum.GetValues<PlanStatus>())
        {
            foreach (var step in Enum.GetValues<PlanStep>())
            {
                var outcome = Take(SomePlans.Plan(Owner, status, SomePlans.Action("one")), step);

                if (Expected.TryGetValue((status, step), out var to))
                {
                    Assert.Equal((to, 2), (outcome.Value().Status, outcome.Value().Revision));
                }
                else
                {
                    var error = Assert.IsType<PlanError.WrongState>(Assert.Single(outcome.Errors()));
                    Assert.Equal(UserErrorCode.WrongState, error.Code);
                    Assert.DoesNotContain(error.Current, error.Allowed);
                    Assert.NotEmpty(error.Allowed);
                }
            }
        }
    }

    [Fact]
    public void On_any_walk_the_words_of_an_agreed_plan_stay_and_what_was_agreed_was_submitted_as_it_stands() => Seeds.Of(300, random =>
    {
        var plan = SomePlans.Plan(Owner, PlanStatus.Draft, [.. Enumerable.Range(0, 5).Select(number => SomePlans.Action($"a{number}"))]);
        DevelopmentPlan? submitted = null;

        for (var count = 0; count < 30; count++)
        {
            var step = (PlanStep)random.Next(4);
            var before = plan;

            if (Take(plan, step, $"a{random.Next(5)}", random.Next()) is not Outcome<DevelopmentPlan, PlanError>.Done(var after))
            {
                continue;
            }

            Assert.Equal(Expected[(before.Status, step)], after.Status);
            Assert.Equal(before.Revision + 1, after.Revision);
            Assert.Equal(after.Status is PlanStatus.Agreed, after.AgreedOn is not null && after.AgreedById == Supervisor.PrincipalId);
            submitted = step == PlanStep.Submit ? after : submitted;

            if (after.Status == PlanStatus.Agreed)
            {
                Assert.Equal(submitted!.Aspiration, after.Aspiration);
                Assert.Equal(submitted.Actions.Select(action => action with { DoneOn = null }), after.Actions.Select(action => action with { DoneOn = null }));
                Assert.True(after.Actions.Count(action => action.DoneOn is not null) >= before.Actions.Count(action => action.DoneOn is not null));
            }

            plan = after;
        }
    });

    [Fact]
    public void Only_the_coach_submits_and_only_once_there_is_something_to_do_before_a_review_to_come()
    {
        var plan = SomePlans.Plan(Owner, PlanStatus.Draft, SomePlans.Action("one"));

        Assert.Equal(["NotPermitted id"], PlanStepRules.Submit(Sample.Named(plan), 1, Supervisor, Sample.Now).Mistakes());
        Assert.Equal(["Required id"], PlanStepRules.Submit(Sample.Named(plan with { Actions = [] }), 1, Coach, Sample.Now).Mistakes());
        Assert.Equal(["OutOfRange id"], PlanStepRules.Submit(Sample.Named(plan with { ReviewOn = Sample.Today.AddDays(-1) }), 1, Coach, Sample.Now).Mistakes());
        Assert.Equal(["NotFound id"], PlanStepRules.Submit(Sample.Named<DevelopmentPlan>(null), 1, Coach, Sample.Now).Mistakes());
    }

    [Fact]
    public void Nobody_agrees_their_own_and_a_relation_that_has_ended_is_none()
    {
        var plan = Sample.Named(SomePlans.Plan(Owner, PlanStatus.AwaitingAgreement, SomePlans.Action("one")));
        var both = Coach with { Roles = RoleSet.All, SupervisedCoachIds = new HashSet<CoachId> { Owner } };

        Assert.Equal(["OwnRecord id"], Agree(plan, both).Mistakes());
        Assert.Equal(["NotPermitted id"], Agree(plan, Supervisor with { SupervisedCoachIds = new HashSet<CoachId>() }).Mistakes());
        Assert.Equal(["NotPermitted id"], Agree(plan, Sample.Caller(Role.Steward)).Mistakes());
    }

    [Fact]
    public void Agreeing_names_who_and_when_and_closes_the_plan_before()
    {
        var before = SomePlans.Plan(Owner, PlanStatus.Agreed, SomePlans.Action("one"));

        var agreed = PlanStepRules.Agree(
            Sample.Named(SomePlans.Plan(Owner, PlanStatus.AwaitingAgreement, SomePlans.Action("two"))), Sample.Today.AddDays(-2), 1, before, Supervisor, Sample.Now).Value();

        Assert.Equal((Supervisor.PrincipalId, "Some Body", Sample.Today.AddDays(-2)), (agreed.Plan.AgreedById, agreed.Plan.AgreedByName, agreed.Plan.AgreedOn!.Value));
        Assert.Equal((before.Id, PlanStatus.Closed, 2), (agreed.Closed!.Id, agreed.Closed.Status, agreed.Closed.Revision));
        Assert.Null(Agree(Sample.Named(SomePlans.Plan(Owner, PlanStatus.AwaitingAgreement, SomePlans.Action("two"))), Supervisor).Value().Closed);
    }

    [Fact]
    public void The_day_of_the_agreement_lies_in_the_last_year()
    {
        var plan = Sample.Named(SomePlans.Plan(Owner, PlanStatus.AwaitingAgreement, SomePlans.Action("one")));

        Assert.Equal(["InFuture agreedOn", "StaleRevision expectedRevision"], PlanStepRules.Agree(plan, Sample.Today.AddDays(1), 9, null, Supervisor, Sample.Now).Mistakes());
        Assert.Equal(["OutOfRange agreedOn"], PlanStepRules.Agree(plan, Sample.Today.AddYears(-1).AddDays(-1), 1, null, Supervisor, Sample.Now).Mistakes());
    }

    [Fact]
    public void An_action_is_done_once_between_the_first_day_and_today()
    {
        var plan = SomePlans.Plan(Owner, PlanStatus.Agreed, SomePlans.Action("one"), SomePlans.Action("two"));

        var done = PlanStepRules.CompleteAction(Sample.Named(plan), "two", Sample.Today, 1, Coach, Sample.Now).Value();

        Assert.Equal([null, Sample.Today], done.Actions.Select(action => action.DoneOn));
        Assert.Equal(["WrongState key"], PlanStepRules.CompleteAction(Sample.Named(done), "two", Sample.Today, 2, Supervisor, Sample.Now).Mistakes());
        Assert.Equal(["NotFound key"], PlanStepRules.CompleteAction(Sample.Named(plan), "none", Sample.Today, 1, Coach, Sample.Now).Mistakes());
        Assert.Equal(["InFuture doneOn"], PlanStepRules.CompleteAction(Sample.Named(plan), "one", Sample.Today.AddDays(1), 1, Coach, Sample.Now).Mistakes());
        Assert.Equal(["OutOfRange doneOn"], PlanStepRules.CompleteAction(Sample.Named(plan), "one", plan.StartsOn.AddDays(-1), 1, Coach, Sample.Now).Mistakes());
        Assert.Equal(["NotPermitted planId"], PlanStepRules.CompleteAction(Sample.Named(plan), "one", Sample.Today, 1, Sample.Caller(Role.Steward), Sample.Now).Mistakes());
    }

    private static Outcome<AgreedPlan, PlanError> Agree(Named<DevelopmentPlan> plan, Caller by) => PlanStepRules.Agree(plan, Sample.Today, 1, null, by, Sample.Now);

    private static Outcome<DevelopmentPlan, PlanError> Take(DevelopmentPlan plan, PlanStep step, string key = "one", int number = 0) => step switch
    {
        PlanStep.Update => PlanRules.Update(Sample.Named(plan), new() { Aspiration = Edit<string?>.To($"Lead {number}.") }, plan.Revision, Coach, Sample.Now)
            .Match<Outcome<DevelopmentPlan, PlanError>>(change => change.Value, errors => errors),
        PlanStep.Submit => PlanStepRules.Submit(Sample.Named(plan), plan.Revision, Coach, Sample.Now),
        PlanStep.Agree => PlanStepRules.Agree(Sample.Named(plan), Sample.Today, plan.Revision, null, Supervisor, Sample.Now)
            .Match<Outcome<DevelopmentPlan, PlanError>>(agreed => agreed.Plan, errors => errors),
        _ => PlanStepRules.CompleteAction(Sample.Named(plan), key, Sample.Today, plan.Revision, Coach, Sample.Now),
    };
}
