using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class UniqueInputFieldNamesTests
{
    private static readonly RuleUnderTest Rule = new(nameof(UniqueInputFieldNames));

    [Fact]
    public void The_same_name_in_different_objects_is_fine() => Rule.Accepts(
        """{ results(text: "", filter: { text: "a", not: { text: "b", not: { text: "c" } } }) { __typename } one(keys: [{ id: 1 }, { id: 2 }]) }""");

    [Fact]
    public void A_name_twice_is_refused_each_further_one_with_the_first() => Rule.Refuses(
        """{ results(text: "", filter: { text: "a", text: "b", text: "a" }) { __typename } }""",
        """1:31 1:42 There can be only one input field named "text".""",
        """1:31 1:53 There can be only one input field named "text".""");

    [Fact]
    public void In_nested_objects_in_lists_and_in_values_that_are_wrong_anyway() => Rule.Refuses(
        """{ results(text: "", filter: { not: { day: 1, day: 2 } }) { __typename } count(must: { a: 1, a: 2 }, ranges: [{ from: 1, from: 1 }]) }""",
        """1:38 1:46 There can be only one input field named "day".""",
        """1:87 1:93 There can be only one input field named "a".""",
        """1:112 1:121 There can be only one input field named "from".""");

    [Fact]
    public void In_defaults_of_variables_too() => Rule.Refuses(
        "query ($a: Range = { from: 1, from: 2 }) { count(must: 1, ranges: [$a]) }",
        """1:22 1:31 There can be only one input field named "from".""");
}
