using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class FragmentsOnCompositeTypesTests
{
    private static readonly RuleUnderTest Rule = new(nameof(FragmentsOnCompositeTypes));

    [Fact]
    public void Objects_interfaces_and_unions_take_fragments() => Rule.Accepts(
        "{ node { ... on Course { id } ... on Offer { id } ... on Result { __typename } ... { id } } }");

    [Fact]
    public void A_scalar_takes_no_fragment() => Rule.Refuses(
        "fragment F on Boolean { id } { ...F }",
        """1:15 Fragment "F" cannot condition on non composite type "Boolean".""");

    [Fact]
    public void An_enum_takes_no_fragment() => Rule.Refuses(
        "{ course { ... on Level { id } } }",
        """1:19 Fragment cannot condition on non composite type "Level".""");

    [Fact]
    public void An_input_object_takes_no_fragment() => Rule.Refuses(
        "fragment F on Filter { text } { node { ... on Range { from } } ...F }",
        """1:15 Fragment "F" cannot condition on non composite type "Filter".""",
        """1:47 Fragment cannot condition on non composite type "Range".""");
}
