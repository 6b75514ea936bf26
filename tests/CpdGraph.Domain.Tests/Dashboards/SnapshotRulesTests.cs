using System.Globalization;

namespace CpdGraph.Domain.Tests.Dashboards;

public class SnapshotRulesTests
{
    private static readonly DateOnly Yesterday = new(2026, 11, 23);

    [Theory]
    [InlineData("2026-11-24T00:00:00Z")]
    [InlineData("2026-11-24T12:00:00Z")]
    [InlineData("2026-11-24T23:59:59Z")]
    public void The_first_facts_are_due_at_any_hour(string now) => Assert.True(SnapshotRules.IsDue(null, At(now)));

    [Theory]
    [InlineData("2026-11-23T23:59:59Z", false)]
    [InlineData("2026-11-24T00:00:00Z", false)]
    [InlineData("2026-11-24T01:59:59Z", false)]
    [InlineData("2026-11-24T02:00:00Z", true)]
    [InlineData("2026-11-24T23:59:59Z", true)]
    public void The_next_facts_are_due_from_two_in_the_morning(string now, bool due) => Assert.Equal(due, SnapshotRules.IsDue(Yesterday, At(now)));

    [Fact]
    public void Facts_made_before_two_in_the_morning_count_for_their_day() =>
        Assert.False(SnapshotRules.IsDue(new(2026, 11, 24), At("2026-11-24T02:00:00Z")));

    [Fact]
    public void A_clock_that_was_set_back_makes_nothing_due() => Assert.False(SnapshotRules.IsDue(new(2026, 11, 30), At("2026-11-24T12:00:00Z")));

    [Theory]
    [InlineData("2026-07-01T00:59:59Z", false)]
    [InlineData("2026-07-01T01:00:00Z", true)]
    public void In_summer_two_in_the_morning_is_an_hour_earlier(string now, bool due) =>
        Assert.Equal(due, SnapshotRules.IsDue(new(2026, 6, 30), At(now)));

    // 29 March 2026: 00:59:59 GMT is followed by 02:00:00 BST.
    [Theory]
    [InlineData("2026-03-29T00:59:59Z", false)]
    [InlineData("2026-03-29T01:00:00Z", true)]
    public void Where_clocks_go_forward_facts_are_due_when_they_do(string now, bool due) =>
        Assert.Equal(due, SnapshotRules.IsDue(new(2026, 3, 28), At(now)));

    // 25 October 2026: 01:00 comes twice, at 00:00 UTC and at 01:00 UTC.
    [Theory]
    [InlineData("2026-10-24T23:30:00Z", false)]
    [InlineData("2026-10-25T00:59:59Z", false)]
    [InlineData("2026-10-25T01:59:59Z", false)]
    [InlineData("2026-10-25T02:00:00Z", true)]
    public void Where_clocks_go_back_facts_are_due_once(string now, bool due) => Assert.Equal(due, SnapshotRules.IsDue(new(2026, 10, 24), At(now)));

    [Fact]
    public void States_are_of_the_ends_of_twenty_four_months_and_of_the_day()
    {
        var days = SnapshotRules.StateDays(new(2026, 3, 31));

        Assert.Equal(25, days.Length);
        Assert.Equal([new(2024, 3, 31), new(2024, 4, 30)], days[..2]);
        Assert.Equal([new(2026, 1, 31), new(2026, 2, 28), new(2026, 3, 31)], days[^3..]);
        Assert.All(days[..^1], day => Assert.Equal(1, day.AddDays(1).Day));
        Assert.Equal(days.Order(), days);
    }

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}
