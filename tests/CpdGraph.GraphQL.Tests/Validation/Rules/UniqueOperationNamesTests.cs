using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class UniqueOperationNamesTests
{
    private static readonly RuleUnderTest Rule = new(nameof(UniqueOperationNames));

    [Fact]
    public void Operations_with_different_names_are_fine() => Rule.Accepts(
        "query A { course { id } } query B { course { id } } mutation C { rename(id: 1) { id } }");

    [Fact]
    public void A_fragment_may_have_the_name_of_an_operation() => Rule.Accepts(
        "query A { ...A } fragment A on Query { course { id } }");

    [Fact]
    public void Two_operations_of_one_name_clash_whatever_their_kind() => Rule.Refuses(
        "query A { course { id } } mutation A { rename(id: 1) { id } }",
        """1:7 1:36 There can be only one operation named "A".""");

    [Fact]
    public void Each_further_one_is_reported_with_the_first() => Rule.Refuses(
        "query A { course { id } } query A { course { id } } query A { course { id } }",
        """1:7 1:33 There can be only one operation named "A".""",
        """1:7 1:59 There can be only one operation named "A".""");
}
