namespace CpdGraph.Domain.Tests;

public sealed class FundingSplitTests
{
    [Fact]
    public void Shares_divide_a_cost_to_the_penny()
    {
        var amounts = FundingSplit.ByShares(new Money(30_001), [(60m, 1), (40m, 2)], Comparer<int>.Default);

        Assert.Equal([new Money(18_001), new Money(12_000)], amounts);
    }

    [Fact]
    public void Of_equal_shares_the_first_by_the_tie_break_gets_the_odd_penny()
    {
        Assert.Equal([new Money(51), new Money(50)], FundingSplit.ByShares(new Money(101), [(50m, 1), (50m, 2)], Comparer<int>.Default));
        Assert.Equal([new Money(50), new Money(51)], FundingSplit.ByShares(new Money(101), [(50m, 2), (50m, 1)], Comparer<int>.Default));
    }

    [Fact]
    public void Shares_that_do_not_make_100_are_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => FundingSplit.ByShares(new Money(1), [(99.99m, 1)], Comparer<int>.Default));
        Assert.Throws<ArgumentException>(() => FundingSplit.ByShares(new Money(1), [], Comparer<int>.Default));
        Assert.Throws<ArgumentException>(() => FundingSplit.ByShares(new Money(1), [(110m, 1), (-10m, 2)], Comparer<int>.Default));
    }

    [Fact]
    public void Whatever_the_shares_the_sum_is_exact_and_the_order_does_not_matter() => Seeds.Of(3_000, random =>
    {
        var cost = new Money(random.Next(4) == 0 ? random.Next(10) : random.NextInt64(1_000_000_000));
        var lines = Shares(random);

        var amounts = FundingSplit.ByShares(cost, lines, Comparer<int>.Default);
        var shuffled = lines.ToArray();
        random.Shuffle(shuffled);
        var again = FundingSplit.ByShares(cost, shuffled, Comparer<int>.Default);

        Assert.Equal(cost.Pence, amounts.Sum(amount => amount.Pence));
        Assert.Equal(
            lines.Zip(amounts).OrderBy(pair => pair.First.Line).Select(pair => pair.Second),
            shuffled.Zip(again).OrderBy(pair => pair.First.Line).Select(pair => pair.Second));
    });

    [Fact]
    public void No_share_is_off_by_a_penny_or_more_but_the_largest_which_takes_the_rest() => Seeds.Of(1_000, random =>
    {
        var cost = new Money(random.NextInt64(1_000_000));
        var lines = Shares(random);

        var amounts = FundingSplit.ByShares(cost, lines, Comparer<int>.Default);

        var off = lines.Zip(amounts, (line, amount) => (line.Share, Off: amount.Pence - (cost.Pence * line.Share / 100m))).ToArray();
        var largest = lines.Max(line => line.Share);
        Assert.All(off, line => Assert.True(line.Off > -1m));
        Assert.True(off.Count(line => line.Off > 0) <= 1);
        Assert.All(off.Where(line => line.Off > 0), line => Assert.Equal(largest, line.Share));
        Assert.True(off.Max(line => line.Off) < lines.Length);
    });

    private static (decimal Share, int Line)[] Shares(Random random)
    {
        var cuts = Enumerable.Range(0, random.Next(0, 8)).Select(_ => random.Next(1, 10_000)).Distinct().Append(0).Append(10_000).Order().ToArray();
        var lines = cuts.Zip(cuts.Skip(1), (from, to) => (to - from) / 100m).Select((share, line) => (share, line)).ToArray();
        random.Shuffle(lines);

        return lines;
    }
}
