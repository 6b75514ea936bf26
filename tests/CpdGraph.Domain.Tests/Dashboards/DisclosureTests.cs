using CpdGraph.Testing;

namespace CpdGraph.Domain.Tests;

public sealed class DisclosureTests
{
    private static readonly Disclosure Wide = Disclosure.Of(500, exact: false);

    [Fact]
    public void Nothing_that_is_shown_of_people_comes_from_1_to_7_of_them() => Assert.All(Enumerable.Range(0, 2_000), count =>
    {
        var shown = Wide.Count(count);

        Assert.Equal(count is >= 1 and <= 7, shown.Suppressed);
        Assert.Equal(count == 0, shown.Value == 0);
        Assert.True(shown.Value is not { } value || Math.Abs(value - count) <= 2, $"{count} is shown as {shown.Value}, which is not rounded from the true value.");
    });

    [Fact]
    public void What_few_people_did_is_hidden_however_much_it_is()
    {
        var shown = Wide.Events(events: 40, people: 7);

        Assert.Equal((null, true, "of 1 to 7 people"), (shown.Value, shown.Suppressed, shown.Label));
        Assert.Equal(shown, Wide.Events(events: 1, people: 1));
        Assert.Equal(40, Wide.Events(events: 41, people: 8).Value);
        Assert.Equal(0, Wide.Events(events: 0, people: 0).Value);
    }

    [Fact]
    public void Averages_and_sums_are_of_8_people_or_more() => Assert.All(Enumerable.Range(1, 20), people =>
    {
        Assert.Equal(people >= 8, Wide.Share(1, 3, people) is not null);
        Assert.Equal(people >= 8, Wide.Minutes(1_000, people) is not null);
        Assert.Equal(people >= 8, Wide.Pence(123_456, people) is not null);
    });

    [Fact]
    public void Shares_have_two_decimals_and_sums_are_rounded()
    {
        Assert.Equal(0.33, Wide.Share(1, 3, 8));
        Assert.Null(Wide.Share(0, 0, 8));
        Assert.Equal((0, 1_200, 1_200, 2_400), (Wide.Minutes(599, 8), Wide.Minutes(600, 8), Wide.Minutes(1_799, 8), Wide.Minutes(1_800, 8)));
        Assert.Equal((0, 5_000), (Wide.Pence(2_499, 8), Wide.Pence(2_500, 8)));
        Assert.Equal((0, 0L), (Wide.Minutes(0, 0), Wide.Pence(0, 0)));
    }

    [Fact]
    public void The_own_team_is_shown_as_it_is_however_small()
    {
        var own = Disclosure.Of(3, exact: true);
        var groups = own.Groups([Tally((1, 2), (2, 1)), Tally()], Tally((1, 2), (2, 1)));

        Assert.Equal((3, 2, 3), (own.Coaches().Value, own.Count(2).Value, own.Events(3, 2).Value));
        Assert.Equal(0.5, own.Share(1, 2, 1));
        Assert.Equal([(3, 2, 180, 3_000L), (0, 0, 0, 0L)], groups.Select(group => (group.Events.Value!.Value, group.People.Value!.Value, group.Minutes!.Value, group.Pence!.Value)));
        Assert.Equal([1, 2], own.People([1, 2], 3).Select(count => count.Value!.Value));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Of_a_scope_of_few_coaches_nothing_is_told_but_that_they_are_few(int coaches)
    {
        var few = Disclosure.Of(coaches, exact: false);

        Assert.False(few.ShowsNumbers);
        Assert.Equal("1 to 7", few.Coaches().Label);
        Assert.All([few.Count(0), few.Count(coaches), few.Events(0, 0), few.Events(9, coaches), .. few.People([0, coaches], coaches)], count => Assert.Equal("hidden", count.Label));
        Assert.All(few.Groups([Tally(), Tally((1, 4))], Tally((1, 4))), group => Assert.Equal(("hidden", "hidden", null, null), (group.Events.Label, group.People.Label, group.Minutes, group.Pence)));
        Assert.Equal((null, null, null), (few.Minutes(0, 0), few.Pence(0, 0), few.Share(0, 1, 0)));
        Assert.True(Disclosure.Of(8, exact: false).ShowsNumbers);
        Assert.True(Disclosure.Of(0, exact: false).ShowsNumbers);
    }

    [Fact]
    public void Groups_that_their_total_would_give_away_are_hidden_together_with_those_that_are_empty()
    {
        // 14 coaches are shown as 15, so that they are 13 at least: two groups of 7 at most have 6 or 7 each.
        Assert.All(Wide.People([7, 7, 0], 14), count => Assert.Equal("hidden", count.Label));
        Assert.Equal([null, null, 0], Wide.People([5, 5, 0], 10).Select(count => count.Value));

        // Twelve groups of one each, under a total that is 12 at most.
        Assert.All(Wide.People([.. Enumerable.Repeat(1, 12)], 12), count => Assert.Equal("hidden", count.Label));

        // 17 is shown as 15 and 8 as 10: 17 at most less 8 and 8 at least leaves 1.
        Assert.All(Wide.People([8, 8, 1], 17), count => Assert.Equal("hidden", count.Label));
    }

    [Theory]
    [InlineData(2, 45)]
    [InlineData(3, 26)]
    public void Not_even_that_groups_are_hidden_tells_what_they_are(int groups, int most)
    {
        // Every table that there can be, by what is shown of it: whoever sees that knows that it is one of these, and no more.
        var tables = Tables(groups, most).Where(table => table.Sum() is >= 8 && table.Sum() <= most)
            .ToLookup(table => string.Join(' ', Wide.People(table, table.Sum()).Append(Wide.Count(table.Sum())).Select(count => count.Label)));

        foreach (var same in tables.Where(same => same.Max(table => table.Sum()) < most - 5))
        {
            for (var group = 0; group < groups; group++)
            {
                var values = same.Select(table => table[group]).Distinct().ToArray();

                Assert.True(values.Length >= 6 || !values.Any(value => value is >= 1 and <= 7), $"{same.Key}: group {group} is one of {string.Join(", ", values)}");
            }
        }
    }

    [Fact]
    public void A_number_that_a_wider_scope_would_give_away_is_hidden_whatever_it_is()
    {
        // Networks of 8, 8 and 1 in a board of 17.
        CountsBeside tight = new([17, 0], [[8, 0], [8, 0], [1, 0]]);
        CountsBeside loose = new([40, 0], [[12, 0], [24, 0], [4, 0]]);

        Assert.Equal(["hidden", "0"], Disclosure.Of(8, exact: false).Apart([8, 0], loose, tight).Select(count => count.Label));
        Assert.Equal("hidden", Disclosure.Of(1, exact: false).Coaches(tight).Label);
        Assert.Equal(["about 10", "0"], Disclosure.Of(12, exact: false).People([12, 0], 12, loose).Select(count => count.Label));
        Assert.Equal(8, Disclosure.Of(8, exact: true).Coaches(tight).Value);
    }

    [Fact]
    public void What_is_left_of_a_sum_is_never_that_of_few_people()
    {
        var many = Many(100, 10, 1);
        var fewer = Many(200, 9, 1);
        var few = Tally((1, 1), (2, 2), (3, 1), (4, 1));
        var whole = Many(0, 23, 1);

        var groups = Wide.Groups([many, few, fewer], whole);

        Assert.Equal([1_200, null, null], groups.Select(group => group.Minutes));
        Assert.Equal([10, null, 10], groups.Select(group => group.Events.Value));
        Assert.Equal([1_200, 0], Wide.Groups([many, fewer], Many(0, 19, 1)).Select(group => group.Minutes));
    }

    [Fact]
    public void One_coach_in_eight_small_groups_is_still_one_coach()
    {
        var small = Enumerable.Range(0, 8).Select(_ => Tally((3, 2))).ToArray();

        var groups = Wide.Groups([Many(100, 30, 1), .. small], Many(0, 31, 2));

        Assert.All(groups, group => Assert.Null(group.Minutes));
    }

    [Fact]
    public void Only_the_rule_makes_counts_that_are_safe()
    {
        var makers = Directory.EnumerateFiles(RepositoryRoot.Of("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("SafeCount.", StringComparison.Ordinal))
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal);

        Assert.Equal(["CubeRelations.cs", "Disclosure.cs", "GroupTally.cs", "SumRelation.cs"], makers);
        Assert.Empty(typeof(SafeCount).GetConstructors());
        Assert.DoesNotContain(typeof(SafeCount).GetMethods(), method => method.IsStatic && method.ReturnType == typeof(SafeCount));
    }

    private static IEnumerable<int[]> Tables(int groups, int most) => groups == 0
        ? [[]]
        : Enumerable.Range(0, most + 1).SelectMany(first => Tables(groups - 1, most - first).Select(rest => (int[])[first, .. rest]));

    internal static GroupTally Tally(params (int Coach, int Events)[] rows)
    {
        var tally = new GroupTally();

        foreach (var (coach, events) in rows)
        {
            tally.Add(coach, events, events * 60, events * 1_000);
        }

        return tally;
    }

    private static GroupTally Many(int first, int coaches, int events) => Tally([.. Enumerable.Range(first, coaches).Select(coach => (coach, events))]);
}
