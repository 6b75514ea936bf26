namespace CpdGraph.Domain.Tests;

public sealed class SafeCountTests
{
    private static readonly int[] Counts = [.. Enumerable.Range(0, 20_000)];

    [Theory]
    [InlineData(0, 0, "0")]
    [InlineData(8, 10, "about 10")]
    [InlineData(10, 10, "about 10")]
    [InlineData(12, 10, "about 10")]
    [InlineData(13, 15, "about 15")]
    [InlineData(1_003, 1_005, "about 1,005")]
    public void Nothing_stays_nothing_and_more_than_seven_are_rounded_to_5(int count, int shown, string label)
    {
        var safe = SafeCount.Of(count);

        Assert.Equal((shown, label, false, count == 0), (safe.Value, safe.Label, safe.Suppressed, safe.Exact));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public void One_to_seven_look_all_the_same(int count)
    {
        var safe = SafeCount.Of(count);

        Assert.Equal((null, "1 to 7", true, false), (safe.Value, safe.Label, safe.Suppressed, safe.Exact));
        Assert.Equal(SafeCount.Of(1), safe);
    }

    [Fact]
    public void No_count_from_1_to_7_is_ever_shown_and_none_is_off_by_more_than_2() => Assert.All(Counts, count =>
    {
        var safe = SafeCount.Of(count);

        Assert.True(safe.Value is null or 0 or > SafeCount.LargestHidden);
        Assert.Equal(count is >= 1 and <= 7, safe.Value is null);
        Assert.True(safe.Value is not { } shown || Math.Abs(shown - count) <= 2);
        Assert.True(count == 0 || !safe.Exact);
    });

    [Fact]
    public void More_never_looks_like_less() => Assert.All(
        Counts.Zip(Counts.Skip(1)),
        pair => Assert.True((SafeCount.Of(pair.First).Value ?? 1) <= (SafeCount.Of(pair.Second).Value ?? 1)));

    [Fact]
    public void What_can_be_seen_hides_at_least_four_true_counts_behind_every_answer() => Assert.All(
        Counts.Take(19_000).Skip(1).GroupBy(count => SafeCount.Of(count).Label),
        group => Assert.True(group.Count() >= 4 || group.Last() == 18_999, group.Key));

    [Fact]
    public void Who_may_see_everyone_counted_gets_the_true_number()
    {
        var safe = SafeCount.Of(3, maySeeExact: true);

        Assert.Equal((3, "3", false, true), (safe.Value, safe.Label, safe.Suppressed, safe.Exact));
        Assert.Throws<ArgumentOutOfRangeException>(() => SafeCount.Of(-1));
        Assert.Equal(2_147_483_645, SafeCount.Of(int.MaxValue).Value);
    }
}
