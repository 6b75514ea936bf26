using static CpdGraph.Domain.SupervisionKind;
using static CpdGraph.Domain.SupervisionStatus;
using static CpdGraph.Domain.Tests.SupervisionSample;

namespace CpdGraph.Domain.Tests;

public sealed class SupervisionByDaysTests
{
    private static readonly DateOnly Held = new(2026, 6, 1);

    [Theory]
    [InlineData(0, Met)]
    [InlineData(16, Met)]
    [InlineData(17, DueSoon)]
    [InlineData(30, DueSoon)]
    [InlineData(31, Due)]
    [InlineData(44, Due)]
    [InlineData(45, Overdue)]
    [InlineData(900, Overdue)]
    public void The_days_after_the_last_meeting_decide(int daysAfter, SupervisionStatus expected)
    {
        var facts = Facts(new DateOnly(2025, 1, 1)) with { Held = [new(LineManagement, Held, 0, 0, 0, 0)] };

        var verdict = Verdict(facts, LineManagement, Held.AddDays(daysAfter));

        Assert.Equal(expected, verdict.Status);
        Assert.Equal(new DateOnly(2026, 7, 2), verdict.NextDueOn);
        Assert.Equal(LineManagementRule, verdict.Policy);
        Assert.StartsWith("Last held on 1 June 2026; due", verdict.Reason, StringComparison.Ordinal);
        Assert.True(verdict.SupervisorQualified);
    }

    [Fact]
    public void Another_row_gives_another_verdict()
    {
        var facts = Facts(new DateOnly(2025, 1, 1)) with { Held = [new(LineManagement, Held, 0, 0, 0, 0)] };
        var day = Held.AddDays(40);
        var patient = LineManagementRule with { DueAfterDays = 61, OverdueAfterDays = null };
        var newer = LineManagementRule with { Id = SupervisionPolicyId.New(Sample.Now), DueAfterDays = 10, OverdueAfterDays = 20, ValidFrom = day };

        Assert.Equal(Due, SupervisionRules.Decide(facts, [LineManagementRule], day).Status);
        Assert.Equal(Met, SupervisionRules.Decide(facts, [patient], day).Status);
        Assert.Equal(Overdue, SupervisionRules.Decide(facts, [LineManagementRule, newer], day).Status);
        Assert.Equal(Due, SupervisionRules.Decide(facts, [LineManagementRule, newer], day.AddDays(-1)).Status);
    }

    [Fact]
    public void Without_a_meeting_it_counts_from_the_arrangement_or_the_employment_whichever_is_later()
    {
        var start = new DateOnly(2026, 5, 1);
        var employed = Facts(start) with { Employments = [Employment(start.AddDays(10))] };
        var longAgo = Facts(start) with { Employments = [Employment(start.AddYears(-2))] };

        Assert.Equal(start.AddDays(31), Verdict(Facts(start), LineManagement, start).NextDueOn);
        Assert.Equal(start.AddDays(41), Verdict(employed, LineManagement, start.AddDays(20)).NextDueOn);
        Assert.Equal(start.AddDays(41), Verdict(employed, LineManagement, start.AddDays(5)).NextDueOn);
        Assert.Equal(start.AddDays(31), Verdict(longAgo, LineManagement, start.AddDays(20)).NextDueOn);
        Assert.Equal("None held yet, counted from 1 May 2026; due on 1 June 2026.", Verdict(Facts(start), LineManagement, start).Reason);
    }

    [Fact]
    public void A_change_of_supervisors_is_no_new_beginning_and_a_gap_is()
    {
        var start = new DateOnly(2026, 1, 1);
        var change = new SupervisionFacts { Arranged = [Arranged(LineManagement, start, start.AddDays(59)), Arranged(LineManagement, start.AddDays(60))] };
        var gap = new SupervisionFacts
        {
            Arranged = [Arranged(LineManagement, start, start.AddDays(58)), Arranged(LineManagement, start.AddDays(60))],
            Held = [new(LineManagement, start.AddDays(3), 0, 0, 0, 0)],
        };

        Assert.Equal(Overdue, Verdict(change, LineManagement, start.AddDays(61)).Status);
        Assert.Equal(Met, Verdict(gap, LineManagement, start.AddDays(61)).Status);
        Assert.Equal(start.AddDays(91), Verdict(gap, LineManagement, start.AddDays(61)).NextDueOn);
        Assert.StartsWith("None held since it was arranged anew", Verdict(gap, LineManagement, start.AddDays(61)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_arranged_is_said_and_is_the_worst()
    {
        var facts = new SupervisionFacts { Arranged = [Arranged(LineManagement, new(2026, 1, 1), new(2026, 5, 31)), Arranged(Clinical, new(2026, 1, 1))] };

        var overview = SupervisionRules.Decide(facts, Policies, new(2026, 6, 1));

        Assert.Equal([NotArranged, Overdue, NotArranged], overview.Arrangements.Select(verdict => verdict.Status));
        Assert.Equal(NotArranged, overview.Status);
        Assert.Null(overview.Arrangements[0].Supervisor);
        Assert.Null(overview.Arrangements[0].NextDueOn);
        Assert.Equal("Nobody is arranged for line management supervision on 1 June 2026. Arrange a supervisor.", overview.Arrangements[0].Reason);
    }

    [Fact]
    public void On_a_day_without_a_rule_nothing_is_asked()
    {
        var overview = SupervisionRules.Decide(Facts(new DateOnly(2020, 1, 1)), Policies, Start.AddDays(-1));

        Assert.Empty(overview.Arrangements);
        Assert.Equal(Met, overview.Status);
    }

    [Fact]
    public void Time_alone_never_makes_it_better_and_another_meeting_never_worse() => Seeds.Of(500, random =>
    {
        var start = new DateOnly(2024, 1, 1);
        var last = random.Next(3) == 0 ? (DateOnly?)null : start.AddDays(random.Next(400));
        var facts = Facts(start) with { Held = [new(LineManagement, last, 0, 0, 0, 0)] };
        var day = start.AddDays(400 + random.Next(200));
        var later = day.AddDays(random.Next(100));
        var another = facts with { Held = [new(LineManagement, (last ?? start).AddDays(random.Next(100)), 0, 0, 0, 0)] };

        var badness = SupervisionRules.Badness(Verdict(facts, LineManagement, day).Status);

        Assert.True(badness <= SupervisionRules.Badness(Verdict(facts, LineManagement, later).Status));
        Assert.True(badness >= SupervisionRules.Badness(Verdict(another, LineManagement, day).Status));
    });

    [Fact]
    public void Together_it_is_as_bad_as_the_worst_and_the_order_of_facts_does_not_matter() => Seeds.Of(500, random =>
    {
        var day = new DateOnly(2026, 1, 1).AddDays(random.Next(300));
        var rows = Enumerable.Range(0, 8).Select(_ => day.AddDays(random.Next(-400, 1))).Select(from =>
            Arranged((SupervisionKind)random.Next(3), from, random.Next(2) == 0 ? null : from.AddDays(random.Next(200)))).ToArray();
        var facts = new SupervisionFacts { Arranged = [.. rows], Held = [.. Enum.GetValues<SupervisionKind>().Select(kind => Some(random, kind, day))] };
        random.Shuffle(rows);

        var overview = SupervisionRules.Decide(facts, Policies, day);

        Assert.Equal(overview.Arrangements.Max(verdict => SupervisionRules.Badness(verdict.Status)), SupervisionRules.Badness(overview.Status));
        Assert.Equal(3, overview.Arrangements.Length);
        Assert.All(overview.Arrangements, verdict => Assert.Equal(verdict.Status == NotArranged, verdict.Supervisor is null));
        Assert.Equal(
            overview.Arrangements.Select(verdict => (verdict.Status, verdict.NextDueOn, verdict.Reason)),
            SupervisionRules.Decide(facts with { Arranged = [.. rows] }, Policies, day).Arrangements.Select(verdict => (verdict.Status, verdict.NextDueOn, verdict.Reason)));
        var team = TeamSupervision.Of([overview, overview]);
        Assert.All(team, kind => Assert.Equal(2, kind.NotArranged + kind.Met + kind.DueSoon + kind.Due + kind.Overdue));
    });

    private static HeldSupervision Some(Random random, SupervisionKind kind, DateOnly day) =>
        new(kind, random.Next(3) == 0 ? null : day.AddDays(-random.Next(200)), random.Next(90), random.Next(90), 200, 0);

    private static SupervisionFacts Facts(DateOnly from) => new() { Arranged = [Arranged(LineManagement, from)] };
}
