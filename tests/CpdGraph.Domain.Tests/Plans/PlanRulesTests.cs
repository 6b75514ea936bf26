using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

public sealed class PlanRulesTests
{
    private static readonly Coach Owner = Sample.Coach();
    private static readonly Caller Coach = Sample.Caller(Role.Coach) with { CoachId = Owner.Id };
    private static readonly Caller Supervisor = Sample.Caller(Role.Supervisor) with { SupervisedCoachIds = new HashSet<CoachId> { Owner.Id } };

    [Fact]
    public void A_plan_begins_as_a_draft_with_what_was_typed()
    {
        var plan = PlanRules.Create(Sample.Named(Owner), SomePlans.Entry(), [], Coach, Sample.Now).Value();

        Assert.Equal((PlanStatus.Draft, 1, Owner.Id), (plan.Status, plan.Revision, plan.CoachId));
        Assert.Equal("Lead groups.", plan.Aspiration);
        Assert.Equal(["shadow-a-group", "read"], plan.Actions.Select(action => action.Key));
        Assert.Equal((null, null), (plan.AgreedById, plan.AgreedOn));
        Assert.Equal(PlanStatus.Draft, PlanRules.Create(Sample.Named(Owner), SomePlans.Entry(), [], Supervisor, Sample.Now).Value().Status);
    }

    [Fact]
    public void Only_the_coach_and_whoever_supervises_them_write_a_plan()
    {
        var steward = Sample.Caller(Role.Steward);
        var formerSupervisor = Supervisor with { SupervisedCoachIds = new HashSet<CoachId>() };
        var narrowed = Coach with { Roles = RoleSet.Of(Role.Supervisor) };

        foreach (var caller in new[] { steward, formerSupervisor, narrowed })
        {
            Assert.Equal(["NotPermitted coachId"], PlanRules.Create(Sample.Named(Owner), SomePlans.Entry(), [], caller, Sample.Now).Mistakes());
            Assert.Equal(["NotPermitted id"], PlanRules.Update(SomePlans.Named(Owner.Id), new(), 1, caller, Sample.Now).Mistakes());
        }
    }

    [Fact]
    public void One_plan_is_prepared_at_a_time_and_the_next_beside_the_agreed_one()
    {
        foreach (var status in Enum.GetValues<PlanStatus>())
        {
            var outcome = PlanRules.Create(Sample.Named(Owner), SomePlans.Entry(), [SomePlans.Plan(Owner.Id, status)], Coach, Sample.Now);

            if (status is PlanStatus.Draft or PlanStatus.AwaitingAgreement)
            {
                Assert.Equal(["Taken coachId"], outcome.Mistakes());
            }
            else
            {
                Assert.Equal(PlanStatus.Draft, outcome.Value().Status);
            }
        }
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_with_its_place()
    {
        var entry = new PlanEntry
        {
            StartsOn = Sample.Today,
            ReviewOn = Sample.Today,
            Aspiration = "Like 943 476 5919.",
            CpdTargetMinutes = 0,
            Actions =
            [
                new() { Key = "Not a key", Title = " " },
                new() { Key = "same", Title = "One", Offer = Sample.Named<PlanOffer>(null), Pathway = Sample.Named<Pathway>(null) },
                new() { Key = "same", Title = "Two", Offer = Sample.Named(new PlanOffer(OfferId.New(Sample.Now), IsPublished: false)) },
                new() { Key = "old", Title = "Three", Competencies = [Sample.Named<PlanCompetency>(null), Sample.Named(new PlanCompetency(CompetencyId.New(Sample.Now), false))] },
            ],
        };

        Assert.Equal(
            [
                "Invalid plan.actions.0.key", "Invalid plan.actions.2.offerId", "Invalid plan.actions.3.competencyIds", "NhsNumberInText plan.aspiration",
                "NotFound plan.actions.1.offerId", "NotFound plan.actions.1.pathwayId", "NotFound plan.actions.3.competencyIds.0", "OutOfRange plan.cpdTargetMinutes",
                "OutOfRange plan.reviewOn", "Required plan.actions.0.title", "Taken plan.actions.2.key",
            ],
            PlanRules.Create(Sample.Named(Owner), entry, [], Coach, Sample.Now).Mistakes());
    }

    [Theory]
    [InlineData(-366, 10, "plan.startsOn")]
    [InlineData(366, 400, "plan.startsOn")]
    [InlineData(0, 732, "plan.reviewOn")]
    [InlineData(0, -1, "plan.reviewOn")]
    public void Days_must_be_sensible(int startsIn, int reviewIn, string field)
    {
        var entry = SomePlans.Entry() with { StartsOn = Sample.Today.AddDays(startsIn), ReviewOn = Sample.Today.AddDays(reviewIn), Actions = [] };

        Assert.Equal([$"OutOfRange {field}"], PlanRules.Create(Sample.Named(Owner), entry, [], Coach, Sample.Now).Mistakes());
    }

    [Fact]
    public void An_action_is_due_within_the_plan_or_later_and_moving_the_plan_past_it_is_told_at_the_day()
    {
        var early = SomePlans.Entry() with { Actions = [new() { Key = "read", Title = "Read", DueOn = Sample.Today.AddDays(-1) }] };
        var plan = SomePlans.Plan(Owner.Id, PlanStatus.Draft, new PlanAction { Key = "read", Title = "Read", DueOn = Sample.Today.AddDays(20) });

        Assert.Equal(["OutOfRange plan.actions.0.dueOn"], PlanRules.Create(Sample.Named(Owner), early, [], Coach, Sample.Now).Mistakes());
        Assert.Equal(
            ["OutOfRange changes.startsOn"],
            PlanRules.Update(Sample.Named(plan), new() { StartsOn = Edit<DateOnly?>.To(Sample.Today.AddDays(21)) }, plan.Revision, Coach, Sample.Now).Mistakes());
    }

    [Fact]
    public void Changed_actions_keep_their_places_new_ones_come_last_and_removed_ones_go()
    {
        var plan = SomePlans.Plan(Owner.Id, PlanStatus.Draft, SomePlans.Action("one"), SomePlans.Action("two"), SomePlans.Action("three"));
        var changes = new PlanChanges
        {
            Actions = [new() { Key = "four", Title = "New" }, new() { Key = "two", Title = "Changed" }],
            RemoveActionKeys = ["one"],
        };

        var change = PlanRules.Update(Sample.Named(plan), changes, plan.Revision, Coach, Sample.Now).Value();

        Assert.Equal(["two Changed", "three three", "four New"], change.Value.Actions.Select(action => $"{action.Key} {action.Title}"));
        Assert.Equal(["actions"], change.Fields);
        Assert.Equal(plan.Revision + 1, change.Value.Revision);
    }

    [Fact]
    public void What_is_left_out_stays_null_clears_and_days_cannot_be_cleared()
    {
        var plan = SomePlans.Plan(Owner.Id, PlanStatus.Draft, SomePlans.Action("one")) with { Aspiration = "Lead.", CpdTargetMinutes = 600 };

        var same = PlanRules.Update(Sample.Named(plan), new(), plan.Revision, Coach, Sample.Now).Value();
        var cleared = PlanRules.Update(
            Sample.Named(plan), new() { Aspiration = Edit<string?>.To(null), CpdTargetMinutes = Edit<int?>.To(null) }, plan.Revision, Coach, Sample.Now).Value();

        Assert.Same(plan, same.Value);
        Assert.Empty(same.Fields);
        Assert.Equal((null, null), (cleared.Value.Aspiration, cleared.Value.CpdTargetMinutes));
        Assert.Equal(["aspiration", "cpdTargetMinutes"], cleared.Fields);
        Assert.Equal(
            ["Required changes.reviewOn", "Required changes.startsOn"],
            PlanRules.Update(Sample.Named(plan), new() { StartsOn = Edit<DateOnly?>.To(null), ReviewOn = Edit<DateOnly?>.To(null) }, plan.Revision, Coach, Sample.Now).Mistakes());
    }

    [Fact]
    public void A_key_that_is_not_there_cannot_be_removed_and_none_is_both_given_and_removed()
    {
        var plan = SomePlans.Plan(Owner.Id, PlanStatus.Draft, SomePlans.Action("one"));
        var changes = new PlanChanges { Actions = [new() { Key = "one", Title = "One" }], RemoveActionKeys = ["one", "none"] };

        Assert.Equal(
            ["Invalid changes.removeActionKeys.0", "NotFound changes.removeActionKeys.1"],
            PlanRules.Update(Sample.Named(plan), changes, plan.Revision, Coach, Sample.Now).Mistakes());
    }

    [Fact]
    public void There_are_at_most_fifty_actions()
    {
        var plan = SomePlans.Plan(Owner.Id, PlanStatus.Draft, [.. Enumerable.Range(0, 50).Select(number => SomePlans.Action($"a{number}"))]);

        Assert.Equal(
            ["TooMany changes.actions"],
            PlanRules.Update(Sample.Named(plan), new() { Actions = [new() { Key = "more", Title = "More" }] }, plan.Revision, Coach, Sample.Now).Mistakes());
    }
}

/// <summary>Plans that tests start from.</summary>
internal static class SomePlans
{
    public static PlanEntry Entry() => new()
    {
        StartsOn = Sample.Today,
        ReviewOn = Sample.Today.AddMonths(6),
        Aspiration = "Lead groups.",
        CpdTargetMinutes = 1_200,
        Actions =
        [
            new() { Key = "shadow-a-group", Title = "Shadow a group", DueOn = Sample.Today.AddDays(30) },
            new() { Key = "read", Title = "Read on group work" },
        ],
    };

    public static PlanAction Action(string key) => new() { Key = key, Title = key };

    public static Named<DevelopmentPlan> Named(CoachId coach) => Sample.Named(Plan(coach, PlanStatus.Draft, Action("one")));

    public static DevelopmentPlan Plan(CoachId coach, PlanStatus status, params ImmutableArray<PlanAction> actions) => new()
    {
        Id = DevelopmentPlanId.New(Sample.Now),
        CoachId = coach,
        StartsOn = Sample.Today.AddDays(-30),
        ReviewOn = Sample.Today.AddDays(150),
        Status = status,
        Actions = actions,
        AgreedById = status is PlanStatus.Agreed or PlanStatus.Closed ? PrincipalId.New(Sample.Now) : null,
        AgreedByName = status is PlanStatus.Agreed or PlanStatus.Closed ? "Lena" : null,
        AgreedOn = status is PlanStatus.Agreed or PlanStatus.Closed ? Sample.Today : null,
        Revision = 1,
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
    };
}
