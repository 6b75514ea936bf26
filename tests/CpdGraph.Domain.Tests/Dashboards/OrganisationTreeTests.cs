namespace CpdGraph.Domain.Tests;

public sealed class OrganisationTreeTests
{
    [Fact]
    public void The_tree_is_the_same_since_the_day_it_says_and_another_before()
    {
        var facts = SyntheticWorkforce.Make(SyntheticWorkforce.Shape.Uneven, 60, seed: 2, isSplit: true);
        var tree = new OrganisationTree(facts);
        DateOnly[] days = [new(2019, 1, 1), new(2020, 3, 31), new(2020, 4, 1), new(2026, 3, 31), new(2026, 4, 1), new(2026, 11, 20), DateOnly.MaxValue];

        Assert.Equal(
            [DateOnly.MinValue, DateOnly.MinValue, new(2020, 4, 1), new(2020, 4, 1), new(2026, 4, 1), new(2026, 4, 1), new(2026, 4, 1)],
            days.Select(tree.SameSince));
        Assert.All(days, day => Assert.Equal(Parents(day), Parents(tree.SameSince(day))));
        Assert.NotEqual(Parents(new(2026, 3, 31)), Parents(new(2026, 4, 1)));

        int[] Parents(DateOnly day) => [.. Enumerable.Range(0, facts.Organisations.Length).Select(place => tree.ParentOf(place, day))];
    }
}
