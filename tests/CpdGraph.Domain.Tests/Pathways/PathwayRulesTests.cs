namespace CpdGraph.Domain.Tests;

public sealed class PathwayRulesTests
{
    private static readonly DateOnly Day = Sample.Today;
    private static readonly Coach Coach = Sample.Coach();
    private static readonly Caller Own = Sample.Caller(Role.Coach) with { CoachId = Coach.Id };
    private static readonly Caller Supervisor = Sample.Caller(Role.Supervisor) with { SupervisedCoachIds = new HashSet<CoachId> { Coach.Id } };
    private static readonly Employment Post = ReadinessSample.Post(Day.AddDays(-400));
    private static readonly Pathway Pathway = PathwaySample.Pathway(
        PathwaySample.Step("year", PathwaySample.Experience(12)),
        PathwaySample.Step("lead", PathwaySample.Experience()),
        PathwaySample.Step("learn", PathwaySample.Offers(1, PathwaySample.First)),
        PathwaySample.Step("reach", PathwaySample.Competencies(Attainment.Competent, PathwaySample.Listening)),
        PathwaySample.Step("tier", PathwaySample.Tier(PracticeTier.Tier1)),
        PathwaySample.Step("ready", PathwaySample.Readiness(ReadinessSample.Course)));

    [Fact]
    public void The_coach_and_who_supervises_them_start_a_pathway_today_or_on_an_earlier_day()
    {
        foreach (var caller in new[] { Own, Supervisor })
        {
            var start = Start(caller: caller).Value();

            Assert.Equal((Coach.Id, Pathway.Id, Day, null), (start.CoachId, start.PathwayId, start.StartedOn, start.LeftOn));
            Assert.Equal((caller.PrincipalId, Sample.Now), (start.RecordedById, start.RecordedAt));
        }

        Assert.Equal(Day.AddDays(-900), Start(Day.AddDays(-900)).Value().StartedOn);
    }

    [Fact]
    public void A_start_in_the_future_or_before_all_records_is_refused()
    {
        Assert.Equal(["InFuture startedOn"], Start(Day.AddDays(1)).Mistakes());
        Assert.Equal(["OutOfRange startedOn"], Start(new DateOnly(1969, 12, 31)).Mistakes());
    }

    [Fact]
    public void A_pathway_is_started_once_until_it_is_left()
    {
        var live = Time(-30, null);

        var refused = Assert.IsType<PathwayError.AlreadyStarted>(Assert.Single(Start(existing: live).Errors()));
        Assert.Equal(
            (UserErrorCode.Taken, "This pathway was started on 25 October 2026 and goes on. To start it anew, leave it first."), (refused.Code, refused.Message));
        Assert.Equal(new RecordReference(RecordKind.PathwayStart, live.Id.Value), refused.Existing);

        _ = Start(existing: Time(-30, -5)).Value();
        _ = Start(existing: live with { PathwayId = PathwayId.New(Sample.Now) }).Value();
    }

    [Fact]
    public void Started_again_it_is_no_earlier_than_the_day_on_which_it_was_left()
    {
        Assert.Equal(["OutOfRange startedOn"], Start(Day.AddDays(-6), existing: Time(-30, -5)).Mistakes());
        Assert.Equal(Day.AddDays(-5), Start(Day.AddDays(-5), existing: Time(-30, -5)).Value().StartedOn);
        Assert.Equal(Day, Start(existing: Time(0, 0)).Value().StartedOn);
    }

    [Fact]
    public void Nobody_else_starts_or_leaves_a_pathway()
    {
        foreach (var other in new[] { Sample.Caller(Role.Supervisor, Role.Steward), Supervisor with { Roles = RoleSet.Of(Role.Coach) }, Own with { Roles = RoleSet.Of(Role.Supervisor) } })
        {
            Assert.Equal(["NotPermitted coachId"], Start(caller: other).Mistakes());
            Assert.Equal(["NotPermitted coachId"], Leave(Time(-30, null), caller: other).Mistakes());
        }
    }

    [Fact]
    public void Leaving_ends_the_time_today_with_its_reason_and_keeps_the_rest()
    {
        var live = Time(-30, null);

        var left = Leave(live, " Another post. ").Value();

        Assert.Equal((live, live with { LeftOn = Day, LeaveReason = "Another post." }), (left.Before, left.After));
        Assert.False(left.After.IsLiveOn(Day));
        Assert.True(left.After.IsLiveOn(Day.AddDays(-1)));
        Assert.Null(Leave(live, " ").Value().After.LeaveReason);
        Assert.Equal(["NhsNumberInText reason"], Leave(live, "943 476 5919").Mistakes());
    }

    [Fact]
    public void What_was_never_started_or_was_left_before_is_not_left_and_the_refusal_says_which()
    {
        var never = Assert.IsType<PathwayError.NotStarted>(Assert.Single(Leave(Time(-30, null) with { PathwayId = PathwayId.New(Sample.Now) }).Errors()));
        var before = Assert.IsType<PathwayError.NotStarted>(Assert.Single(Leave(Time(-30, -5)).Errors()));

        Assert.Equal((UserErrorCode.WrongState, "NOT_STARTED", "This pathway was never started. Choose one that the coach is on."), (never.Code, never.Current, never.Message));
        Assert.Equal(("LEFT", "This pathway was left on 19 November 2026 already. There is nothing to leave."), (before.Current, before.Message));
        Assert.Equal(["STARTED"], before.Allowed);
    }

    [Fact]
    public void What_is_named_and_not_found_is_said_at_once()
    {
        Assert.Equal(
            ["InFuture startedOn", "NotFound coachId", "NotFound pathway"],
            PathwayRules.Start(Sample.Named<Coach>(null), Sample.Named<Pathway>(null), Day.AddDays(1), [], Own, Sample.Now).Mistakes());
        Assert.Equal(
            ["NhsNumberInText reason", "NotFound coachId", "NotFound pathway"],
            PathwayRules.Leave(Sample.Named<Coach>(null), Sample.Named<Pathway>(null), "943 476 5919", [], Own, Sample.Now).Mistakes());
        Assert.Equal(
            ["InFuture metOn", "NhsNumberInText note", "NotFound coachId", "NotFound pathway"],
            Confirm(new() { Coach = Sample.Named<Coach>(null), Pathway = Sample.Named<Pathway>(null), Step = "year", MetOn = Day.AddDays(1), Note = "943 476 5919" }).Mistakes());
    }

    [Fact]
    public void Experience_is_confirmed_with_who_confirmed_it_and_when_it_was_there()
    {
        var confirmed = Confirm(Wish("year", 12)).Value();

        Assert.Equal((Coach.Id, Pathway.Id, "year", Day, "Seen."), (confirmed.CoachId, confirmed.PathwayId, confirmed.StepKey, confirmed.MetOn, confirmed.Note));
        Assert.Equal((Supervisor.PrincipalId, Supervisor.Name, Sample.Now), (confirmed.ConfirmedById, confirmed.ConfirmedByName, confirmed.ConfirmedAt));
        _ = Confirm(Wish("lead")).Value();
    }

    [Fact]
    public void Days_to_come_and_days_before_the_first_post_are_refused()
    {
        Assert.Equal(["InFuture metOn"], Confirm(Wish("lead") with { MetOn = Day.AddDays(1) }).Mistakes());
        Assert.Equal(["OutOfRange metOn"], Confirm(Wish("lead") with { MetOn = Post.StartedOn.AddDays(-1) }).Mistakes());
        Assert.Equal(["OutOfRange metOn"], Confirm(Wish("lead") with { MetOn = new(1969, 12, 31), Employments = [] }).Mistakes());
        _ = Confirm(Wish("lead") with { MetOn = Post.StartedOn }).Value();
        _ = Confirm(Wish("lead") with { MetOn = Post.StartedOn.AddDays(-1), Employments = [] }).Value();
    }

    [Fact]
    public void Months_are_said_where_they_count_and_are_enough()
    {
        Assert.Equal(["Required months"], Confirm(Wish("year")).Mistakes());
        Assert.Equal(["OutOfRange months"], Confirm(Wish("year", 11)).Mistakes());
        Assert.Equal(["Invalid months"], Confirm(Wish("lead", 3)).Mistakes());
        _ = Confirm(Wish("year", 30)).Value();
    }

    [Fact]
    public void A_step_that_is_unknown_or_asks_for_something_else_is_refused_with_the_mend()
    {
        Assert.Equal(["NotFound step"], Confirm(Wish("nothing")).Mistakes());
        Assert.Equal(
            [
                "“Step learn” is not done by a confirmation. Record completions of offers that it names.",
                "“Step reach” is not done by a confirmation. Assess the competencies that it names.",
                "“Step tier” is not done by a confirmation. Recognise the tier.",
                "“Step ready” is not done by a confirmation. Meet the requirements that it names before taking referrals.",
            ],
            new[] { "learn", "reach", "tier", "ready" }.Select(step => Assert.IsType<PathwayError.NotExperience>(Assert.Single(Confirm(Wish(step)).Errors())).Message));
    }

    [Fact]
    public void Only_who_supervises_the_coach_confirms_and_nobody_their_own()
    {
        Assert.Equal(["OwnRecord coachId"], Confirm(Wish("lead"), Supervisor with { CoachId = Coach.Id }).Mistakes());
        Assert.Equal(["NotPermitted coachId"], Confirm(Wish("lead"), Sample.Caller(Role.Supervisor, Role.Steward)).Mistakes());
        Assert.Equal(["NotPermitted coachId"], Confirm(Wish("lead"), Supervisor with { Roles = RoleSet.Of(Role.Coach) }).Mistakes());
    }

    [Fact]
    public void A_step_is_confirmed_once()
    {
        var before = PathwaySample.Confirmed(Pathway, "lead", -20);

        var refused = Assert.IsType<PathwayError.AlreadyConfirmed>(Assert.Single(Confirm(Wish("lead") with { Existing = [before] }).Errors()));
        Assert.Equal((UserErrorCode.Taken, "Sam Osei has confirmed this already: met on 4 November 2026. There is nothing to change."), (refused.Code, refused.Message));

        _ = Confirm(Wish("lead") with { Existing = [before with { StepKey = "year" }, before with { PathwayId = PathwayId.New(Sample.Now) }] }).Value();
    }

    private static PathwayStart Time(int started, int? left) => new()
    {
        Id = PathwayStartId.New(Sample.Now),
        CoachId = Coach.Id,
        PathwayId = Pathway.Id,
        StartedOn = Day.AddDays(started),
        LeftOn = left is { } days ? Day.AddDays(days) : null,
        RecordedById = PrincipalId.New(Sample.Now),
        RecordedAt = Sample.Now,
    };

    private static Outcome<PathwayStart, PathwayError> Start(DateOnly? startedOn = null, Caller? caller = null, params PathwayStart[] existing) =>
        PathwayRules.Start(Sample.Named(Coach), Sample.Named(Pathway), startedOn, existing, caller ?? Own, Sample.Now);

    private static Outcome<LeftPathway, PathwayError> Leave(PathwayStart existing, string? reason = null, Caller? caller = null) =>
        PathwayRules.Leave(Sample.Named(Coach), Sample.Named(Pathway), reason, [existing], caller ?? Own, Sample.Now);

    private static Outcome<PathwayConfirmation, PathwayError> Confirm(StepToConfirm wish, Caller? by = null) => PathwayRules.Confirm(wish, by ?? Supervisor, Sample.Now);

    private static StepToConfirm Wish(string step, int? months = null) => new()
    {
        Coach = Sample.Named(Coach),
        Employments = [Post],
        Pathway = Sample.Named(Pathway),
        Step = step,
        MetOn = Day,
        Months = months,
        Note = "Seen.",
    };
}
