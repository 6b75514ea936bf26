using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class VariablesAreInputTypesTests
{
    private static readonly RuleUnderTest Rule = new(nameof(VariablesAreInputTypes));

    [Fact]
    public void Scalars_enums_and_input_objects_are_fine_in_any_wrapping() => Rule.Accepts(
        "query ($a: Int, $b: [Level!]!, $c: [[Filter]], $d: Date) { course { id } }");

    [Fact]
    public void An_unknown_type_is_not_reported_twice() => Rule.Accepts(
        "query ($a: Missing) { course { id } }");

    [Fact]
    public void Objects_interfaces_and_unions_are_refused_with_the_type_as_written() => Rule.Refuses(
        "query ($a: Course, $b: [[Offer!]]!, $c: Result!) { course { id } }",
        """1:12 Variable "$a" cannot be non-input type "Course".""",
        """1:24 Variable "$b" cannot be non-input type "[[Offer!]]!".""",
        """1:41 Variable "$c" cannot be non-input type "Result!".""");
}
