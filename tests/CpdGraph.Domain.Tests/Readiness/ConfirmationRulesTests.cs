namespace CpdGraph.Domain.Tests;

public sealed class ConfirmationRulesTests
{
    private static readonly DateOnly Day = Sample.Today;
    private static readonly Coach Coach = Sample.Coach();
    private static readonly Employment Post = ReadinessSample.Post(Day.AddDays(-30));
    private static readonly Employment Earlier = ReadinessSample.Post(Day.AddDays(-400), Day.AddDays(-31));
    private static readonly Caller Supervisor = Sample.Caller(Role.Supervisor) with { SupervisedCoachIds = new HashSet<CoachId> { Coach.Id } };

    [Fact]
    public void It_is_kept_for_the_post_of_the_day_with_who_confirmed_it()
    {
        var confirmed = Confirm(Wish(ReadinessSample.Induction)).Value();

        Assert.Equal((Coach.Id, "SETTING_INDUCTION", Post.Id, Day, "Two weeks."), (confirmed.CoachId, confirmed.RequirementCode, confirmed.EmploymentId, confirmed.MetOn, confirmed.Note));
        Assert.Equal((Supervisor.PrincipalId, Supervisor.Name, Sample.Now), (confirmed.ConfirmedById, confirmed.ConfirmedByName, confirmed.ConfirmedAt));
        Assert.Equal(Earlier.Id, Confirm(Wish(ReadinessSample.Shadowing) with { MetOn = Earlier.StartedOn }).Value().EmploymentId);
        Assert.Null(Confirm(Wish(ReadinessSample.Shadowing) with { Employments = [] }).Value().EmploymentId);
    }

    [Fact]
    public void Days_to_come_and_days_outside_the_present_post_are_refused()
    {
        var wish = Wish(ReadinessSample.Induction);

        Assert.Equal(["InFuture metOn"], Confirm(wish with { MetOn = Day.AddDays(1) }).Mistakes());
        Assert.Equal(["OutOfRange metOn"], Confirm(wish with { MetOn = Post.StartedOn.AddDays(-1) }).Mistakes());
        Assert.Equal(["OutOfRange metOn"], Confirm(wish with { Employments = [Earlier] }).Mistakes());
        Assert.Equal(["OutOfRange metOn"], Confirm(Wish(ReadinessSample.Shadowing) with { MetOn = new(1969, 12, 31) }).Mistakes());
    }

    [Fact]
    public void Only_who_supervises_the_coach_confirms_and_nobody_their_own()
    {
        var wish = Wish(ReadinessSample.Induction);

        Assert.Equal(["OwnRecord coachId"], Confirm(wish, Supervisor with { CoachId = Coach.Id }).Mistakes());
        Assert.Equal(["NotPermitted coachId"], Confirm(wish, Sample.Caller(Role.Supervisor, Role.Steward)).Mistakes());
        Assert.Equal(["NotPermitted coachId"], Confirm(wish, Supervisor with { Roles = RoleSet.Of(Role.Coach) }).Mistakes());
    }

    [Fact]
    public void What_needs_a_completion_is_not_confirmed_and_the_refusal_names_the_row()
    {
        var refusal = Assert.IsType<ConfirmReadinessError.NotConfirmable>(Assert.Single(Confirm(Wish(ReadinessSample.Course)).Errors()));

        Assert.Equal(("ACCREDITED_HEALTH_COACHING", "Section of ACCREDITED_HEALTH_COACHING"), (refusal.Rule, refusal.SourceReference));
    }

    [Fact]
    public void Confirmed_again_for_the_same_post_is_refused_and_for_a_new_one_not()
    {
        var wish = Wish(ReadinessSample.Induction);

        Assert.Equal(["Taken requirementCode"], Confirm(wish with { Existing = [ReadinessSample.Confirmed("SETTING_INDUCTION", Day.AddDays(-1), Post.Id)] }).Mistakes());
        _ = Confirm(wish with { Existing = [ReadinessSample.Confirmed("SETTING_INDUCTION", Day.AddDays(-90), Earlier.Id)] }).Value();
        Assert.Equal(
            ["Taken requirementCode"],
            Confirm(Wish(ReadinessSample.Shadowing) with { Existing = [ReadinessSample.Confirmed("SHADOWING", Day.AddDays(-90), Earlier.Id)] }).Mistakes());
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once() => Assert.Equal(
        ["InFuture metOn", "NhsNumberInText note", "NotFound coachId", "NotFound requirementCode"],
        Confirm(new() { Coach = Sample.Named<Coach>(null), Requirement = Sample.Named<ReadinessRequirement>(null), MetOn = Day.AddDays(1), Note = "943 476 5919" }).Mistakes());

    [Fact]
    public void Whatever_is_confirmed_is_confirmable_lies_within_its_post_and_is_confirmed_once() => Seeds.Of(500, random =>
    {
        var requirement = ReadinessSample.All[random.Next(ReadinessSample.All.Length)];
        var wish = Wish(requirement) with { MetOn = Day.AddDays(random.Next(-500, 3)), Employments = random.Next(4) == 0 ? [Earlier] : [Earlier, Post] };

        if (Confirm(wish) is not Outcome<ReadinessConfirmation, ConfirmReadinessError>.Done(var made))
        {
            return;
        }

        Assert.True(requirement.Confirmable && made.MetOn <= Day);
        Assert.True(!requirement.PerSetting || (made.EmploymentId == Post.Id && made.MetOn >= Post.StartedOn));
        Assert.Equal(["Taken requirementCode"], Confirm(wish with { Existing = [made] }).Mistakes());
    });

    private static Outcome<ReadinessConfirmation, ConfirmReadinessError> Confirm(ReadinessToConfirm wish, Caller? by = null) =>
        ConfirmationRules.Confirm(wish, by ?? Supervisor, Sample.Now);

    private static ReadinessToConfirm Wish(ReadinessRequirement requirement) => new()
    {
        Coach = Sample.Named(Coach),
        Employments = [Earlier, Post],
        Requirement = Sample.Named(requirement),
        MetOn = Day,
        Note = "Two weeks.",
    };
}
