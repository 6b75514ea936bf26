using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class UniqueVariableNamesTests
{
    private static readonly RuleUnderTest Rule = new(nameof(UniqueVariableNames));

    [Fact]
    public void Each_operation_has_names_of_its_own() => Rule.Accepts(
        "query A($a: Int, $b: Int) { course { id } } query B($a: Int) { course { id } }");

    [Fact]
    public void A_name_twice_is_refused_with_all_its_places() => Rule.Refuses(
        "query A($a: Int, $b: Int, $a: String, $b: Int, $a: Int) { course { id } }",
        """1:10 1:28 1:49 There can be only one variable named "$a".""",
        """1:19 1:40 There can be only one variable named "$b".""");
}
