namespace CpdGraph.Domain.Tests;

public sealed class SpellingDistanceTests
{
    [Theory]
    [InlineData("course", "course", 0)]
    [InlineData("couse", "course", 1)]
    [InlineData("coruse", "course", 1)]
    [InlineData("courses", "course", 1)]
    [InlineData("caurse", "course", 1)]
    [InlineData("caurze", "course", 2)]
    [InlineData("walk", "course", 3)]
    public void The_distance_counts_letters_added_left_out_changed_or_swapped(string left, string right, int distance)
    {
        Assert.Equal(distance, SpellingDistance.Between(left, right, 2));
        Assert.Equal(distance, SpellingDistance.Between(right, left, 2));
    }
}
