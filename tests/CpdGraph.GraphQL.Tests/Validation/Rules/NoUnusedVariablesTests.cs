using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class NoUnusedVariablesTests
{
    private static readonly RuleUnderTest Rule = new(nameof(NoUnusedVariables));

    [Fact]
    public void A_use_anywhere_counts_through_fragments_too() => Rule.Accepts(
        "query A($a: ID, $b: Boolean!, $c: Level!) { ...F } fragment F on Query { course(id: $a) @skip(if: $b) { ...G } } fragment G on Course { provider { offers(levels: [$c]) { id } } }");

    [Fact]
    public void A_variable_that_nothing_uses_is_refused() => Rule.Refuses(
        "query A($a: ID, $b: ID) { course(id: $a) { id } }",
        """1:17 Variable "$b" is never used in operation "A".""");

    [Fact]
    public void An_anonymous_operation_is_not_named() => Rule.Refuses(
        "query ($a: ID, $b: ID) { course { id } }",
        """1:8 Variable "$a" is never used.""",
        """1:16 Variable "$b" is never used.""");

    [Fact]
    public void A_use_in_a_fragment_that_the_operation_does_not_reach_does_not_count() => Rule.Refuses(
        "query A($a: ID) { course { id } } query B($a: ID) { ...F } fragment F on Query { course(id: $a) { id } }",
        """1:9 Variable "$a" is never used in operation "A".""");

    [Fact]
    public void A_use_in_a_fragment_that_nothing_reaches_does_not_count() => Rule.Refuses(
        "query A($a: ID) { course { id } } fragment F on Query { course(id: $a) { id } }",
        """1:9 Variable "$a" is never used in operation "A".""");
}
