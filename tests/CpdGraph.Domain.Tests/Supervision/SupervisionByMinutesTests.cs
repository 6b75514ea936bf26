using static CpdGraph.Domain.SupervisionKind;
using static CpdGraph.Domain.SupervisionStatus;
using static CpdGraph.Domain.Tests.SupervisionSample;

namespace CpdGraph.Domain.Tests;

public sealed class SupervisionByMinutesTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly DateOnly LongAgo = new(2025, 1, 1);

    [Theory]
    [InlineData(60, 0, Met, "2026-12-31", "60 of 60 individual minutes in November 2026.")]
    [InlineData(59, 60, Due, "2026-11-30", "59 of 60 individual minutes in November 2026; the rest is due by 30 November 2026.")]
    [InlineData(0, 75, Due, "2026-11-30", "0 of 60 individual minutes in November 2026; the rest is due by 30 November 2026.")]
    [InlineData(30, 59, Overdue, "2026-10-31", "59 of 60 individual minutes in October 2026, and 30 of 60 individual minutes in November 2026.")]
    public void The_minutes_of_the_month_and_of_the_whole_month_before_decide(int now, int before, SupervisionStatus expected, string due, string reason)
    {
        var verdict = Verdict(Facts(LongAgo, now, before), HealthCoaching, Day);

        Assert.Equal((expected, DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), reason), (verdict.Status, verdict.NextDueOn!.Value, verdict.Reason));
    }

    [Theory]
    [InlineData("2026-10-01", Overdue)]
    [InlineData("2026-10-02", Due)]
    [InlineData("2026-11-01", Due)]
    [InlineData("2026-11-02", DueSoon)]
    public void Minutes_are_asked_of_whole_months_only(string begun, SupervisionStatus expected)
    {
        var day = DateOnly.Parse(begun, System.Globalization.CultureInfo.InvariantCulture);
        var employed = Facts(LongAgo, 0, 0) with { Employments = [Employment(day)] };

        Assert.Equal(expected, Verdict(Facts(day, 0, 0), HealthCoaching, Day).Status);
        Assert.Equal(expected, Verdict(employed, HealthCoaching, Day).Status);
    }

    [Fact]
    public void The_first_month_in_part_says_which_the_first_whole_one_is()
    {
        var verdict = Verdict(Facts(new(2026, 11, 10), 20, 0), HealthCoaching, Day);

        Assert.Equal(new DateOnly(2026, 12, 31), verdict.NextDueOn);
        Assert.EndsWith("It began on 10 November 2026, and minutes are asked of whole months: the first is December 2026.", verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(Met, Verdict(Facts(new(2026, 11, 10), 60, 0), HealthCoaching, Day).Status);
    }

    [Fact]
    public void Minutes_in_groups_meet_nothing()
    {
        var facts = Facts(LongAgo, 0, 60) with { Held = [new(HealthCoaching, null, 0, 60, 60, 300)] };

        var verdict = Verdict(facts, HealthCoaching, Day);

        Assert.Equal(Due, verdict.Status);
        Assert.Equal(300, verdict.Held.GroupMinutesThisMonth);
    }

    [Fact]
    public void A_month_is_judged_by_the_rule_of_that_month()
    {
        var november = HealthCoachingRule with { Id = SupervisionPolicyId.New(Sample.Now), MinutesPerMonth = 90, ValidFrom = new(2026, 11, 1) };
        var old = HealthCoachingRule with { ValidTo = new(2026, 10, 31) };

        SupervisionStatus With(int now, int before, params SupervisionPolicy[] rules) => SupervisionRules.Decide(Facts(LongAgo, now, before), rules, Day).Status;

        Assert.Equal(Due, With(60, 60, old, november));
        Assert.Equal(Due, With(60, 60, HealthCoachingRule, november));
        Assert.Equal(Met, With(90, 0, old, november));
        Assert.Equal(Overdue, With(60, 59, old, november));

        // Before there was a rule nothing was asked.
        Assert.Equal(Due, With(0, 0, november));
        Assert.Equal(Due, With(0, 0, november with { ValidFrom = new(2026, 10, 2) }));
        Assert.Equal(Overdue, With(0, 0, november with { ValidFrom = new(2026, 10, 1) }));
    }

    [Fact]
    public void A_rule_may_ask_for_days_and_minutes_and_the_worse_counts()
    {
        var both = HealthCoachingRule with { DueAfterDays = 7, OverdueAfterDays = 10 };

        SupervisionVerdict With(DateOnly last, int now) => Assert.Single(SupervisionRules.Decide(
            Facts(LongAgo, now, 60) with { Held = [new(HealthCoaching, last, now, 60, 120, 0)] }, [both], Day).Arrangements);

        Assert.Equal((Overdue, Day.AddDays(-3)), (With(Day.AddDays(-10), 60).Status, With(Day.AddDays(-10), 60).NextDueOn!.Value));
        Assert.Equal(Due, With(Day, 30).Status);
        Assert.Equal(DueSoon, With(Day, 60).Status);
        Assert.Equal(Met, Assert.Single(SupervisionRules.Decide(Facts(LongAgo, 0, 0), [both with { DueAfterDays = null, MinutesPerMonth = null }], Day).Arrangements).Status);
    }

    [Fact]
    public void Who_does_not_meet_the_rule_on_the_day_is_said()
    {
        var unqualified = Verdict(Facts(LongAgo, 60, 60, PracticeTier.Tier2), HealthCoaching, Day);
        var noTier = Verdict(Facts(LongAgo, 60, 60, null), HealthCoaching, Day);

        Assert.False(unqualified.SupervisorQualified);
        Assert.Equal(PracticeTier.Tier2, unqualified.SupervisorTier);
        Assert.EndsWith("meetings with them do not count.", unqualified.Reason, StringComparison.Ordinal);
        Assert.False(noTier.SupervisorQualified);
        Assert.True(Verdict(Facts(LongAgo, 60, 60, PracticeTier.Tier4), HealthCoaching, Day).SupervisorQualified);
    }

    [Fact]
    public void More_minutes_never_make_it_worse() => Seeds.Of(500, random =>
    {
        var begun = Day.AddDays(-random.Next(120));
        var (now, before) = (random.Next(120), random.Next(120));

        var less = SupervisionRules.Badness(Verdict(Facts(begun, now, before), HealthCoaching, Day).Status);

        Assert.True(less >= SupervisionRules.Badness(Verdict(Facts(begun, now + random.Next(60), before), HealthCoaching, Day).Status));
        Assert.True(less >= SupervisionRules.Badness(Verdict(Facts(begun, now, before + random.Next(60)), HealthCoaching, Day).Status));
    });

    private static SupervisionFacts Facts(DateOnly from, int now, int before, PracticeTier? tier = PracticeTier.Tier3) => new()
    {
        Arranged = [Arranged(HealthCoaching, from, tier: tier)],
        Held = [new(HealthCoaching, null, now, before, now + before, 0)],
    };
}
