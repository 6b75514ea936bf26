using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class NoUndefinedVariablesTests
{
    private static readonly RuleUnderTest Rule = new(nameof(NoUndefinedVariables));

    [Fact]
    public void A_variable_defined_by_every_operation_that_reaches_its_use_is_fine() => Rule.Accepts(
        "query A($a: ID) { ...F } query B($a: ID, $b: ID) { ...F x: course(id: $b) { id } } fragment F on Query { ...G } fragment G on Query { course(id: $a) { id } }");

    [Fact]
    public void A_use_without_definition_is_refused_with_the_use_and_the_operation() => Rule.Refuses(
        "query A($a: ID) { course(id: $b) { id } }",
        """1:30 1:1 Variable "$b" is not defined by operation "A".""");

    [Fact]
    public void An_anonymous_operation_is_not_named() => Rule.Refuses(
        "{ course(id: $b) { id } }",
        """1:14 1:1 Variable "$b" is not defined.""");

    [Fact]
    public void Uses_in_directives_lists_and_input_objects_count() => Rule.Refuses(
        "{ course @include(if: $a) { id } results(text: $b, filter: { levels: [$c], not: { text: $d } }) { __typename } }",
        """1:23 1:1 Variable "$a" is not defined.""",
        """1:48 1:1 Variable "$b" is not defined.""",
        """1:71 1:1 Variable "$c" is not defined.""",
        """1:89 1:1 Variable "$d" is not defined.""");

    [Fact]
    public void A_use_in_a_fragment_is_reported_for_each_operation_that_reaches_it() => Rule.Refuses(
        "query A { ...F } query B($a: ID) { ...F } query C { ...F ...G } fragment F on Query { course(id: $a) { ...G } } fragment G on Course { title(short: $s) }",
        """1:98 1:1 Variable "$a" is not defined by operation "A".""",
        """1:149 1:1 Variable "$s" is not defined by operation "A".""",
        """1:149 1:18 Variable "$s" is not defined by operation "B".""",
        """1:98 1:43 Variable "$a" is not defined by operation "C".""",
        """1:149 1:43 Variable "$s" is not defined by operation "C".""");

    [Fact]
    public void A_variable_of_another_operation_does_not_count() => Rule.Refuses(
        "query A($a: ID) { course(id: $a) { id } } query B { course(id: $a) { id } }",
        """1:64 1:43 Variable "$a" is not defined by operation "B".""");

    [Fact]
    public void Fragments_in_a_cycle_are_gone_through_once() => Rule.Refuses(
        "{ ...F } fragment F on Query { course(id: $a) { id } ...G } fragment G on Query { ...F course(id: $b) { id } }",
        """1:43 1:1 Variable "$a" is not defined.""",
        """1:99 1:1 Variable "$b" is not defined.""");
}
