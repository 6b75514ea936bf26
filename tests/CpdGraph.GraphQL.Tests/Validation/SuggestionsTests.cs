using CpdGraph.GraphQL.Validation;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Validation;

[Spec("Validation.Suggestions")]
public class SuggestionsTests
{
    [Theory]
    [InlineData("greeting", "greating", true)]
    [InlineData("greeting", "GREETING", true)]
    [InlineData("ab", "ba", true)]
    [InlineData("verylong", "verylnog", true)]
    [InlineData("a", "b", true)]
    [InlineData("a", "bc", false)]
    [InlineData("abcdef", "uvwxyz", false)]
    [InlineData("short", "muchlonger", false)]
    public void A_name_is_near_when_a_few_edits_make_it(string written, string name, bool isNear) =>
        Assert.Equal(isNear ? [name] : [], Suggestions.Near(written, [name]));

    [Fact]
    public void The_nearest_comes_first_and_numbers_count_as_numbers() =>
        Assert.Equal(["page", "page2", "page10"], Suggestions.Near("page", ["page10", "page2", "page"]));

    [Fact]
    public void A_name_of_more_than_64_characters_is_neither_compared_nor_suggested()
    {
        Assert.Empty(Suggestions.Near(new string('a', 65), [new string('a', 64)]));
        Assert.Empty(Suggestions.Near(new string('a', 64), [new string('a', 65)]));
        Assert.Single(Suggestions.Near(new string('a', 64), [new string('A', 64)]));
    }

    [Fact]
    public void One_two_and_at_most_five_names_make_a_question()
    {
        Assert.Equal("", Suggestions.Text([]));
        Assert.Equal(" Did you mean \"a\"?", Suggestions.Text(["a"]));
        Assert.Equal(" Did you mean the enum value \"a\" or \"b\"?", Suggestions.Text(["a", "b"], "the enum value"));
        Assert.Equal(" Did you mean \"a\", \"b\", or \"c\"?", Suggestions.Text(["a", "b", "c"]));
        Assert.Equal(" Did you mean \"a\", \"b\", \"c\", \"d\", or \"e\"?", Suggestions.Text(["a", "b", "c", "d", "e", "f", "g"]));
    }
}
