using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class PossibleFragmentSpreadsTests
{
    private static readonly RuleUnderTest Rule = new(nameof(PossibleFragmentSpreads));

    [Fact]
    public void An_object_in_itself_in_its_interface_and_in_its_union_is_possible() => Rule.Accepts(
        "{ course { ... on Course { id } ... on Offer { id } ... on Result { __typename } } }");

    [Fact]
    public void An_interface_or_union_in_an_object_of_it_is_possible() => Rule.Accepts(
        """{ node { ... on Course { id } } results(text: "") { ... on Provider { id } } }""");

    [Fact]
    public void Abstract_types_that_share_an_object_are_possible() => Rule.Accepts(
        """{ priced { ... on Offer { id } } results(text: "") { ... on Node { id } ... on Place { __typename } } place { ... on Offer { id } } }""");

    [Fact]
    public void A_fragment_without_a_condition_is_possible() => Rule.Accepts(
        "{ course { ... @include(if: true) { id } } }");

    [Fact]
    public void What_another_rule_reports_is_left_alone() => Rule.Accepts(
        "{ course { ... on Level { id } ...Missing ... on Nothing { id } } }");

    [Fact]
    public void An_object_in_another_object_is_impossible() => Rule.Refuses(
        "{ course { ... on Workshop { id } ...P } } fragment P on Provider { name }",
        """1:12 Fragment cannot be spread here as objects of type "Course" can never be of type "Workshop".""",
        """1:35 Fragment "P" cannot be spread here as objects of type "Course" can never be of type "Provider".""");

    [Fact]
    public void An_object_in_an_interface_or_union_that_it_does_not_belong_to_is_impossible() => Rule.Refuses(
        """{ priced { ... on Workshop { id } } results(text: "") { ...W } } fragment W on Workshop { id }""",
        """1:12 Fragment cannot be spread here as objects of type "Priced" can never be of type "Workshop".""",
        """1:57 Fragment "W" cannot be spread here as objects of type "Result" can never be of type "Workshop".""");

    [Fact]
    public void An_interface_or_union_in_an_object_that_does_not_belong_to_it_is_impossible() => Rule.Refuses(
        "{ workshop(id: 1) { ... on Priced { price } ...R } } fragment R on Result { __typename }",
        """1:21 Fragment cannot be spread here as objects of type "Workshop" can never be of type "Priced".""",
        """1:45 Fragment "R" cannot be spread here as objects of type "Workshop" can never be of type "Result".""");

    [Fact]
    public void Abstract_types_without_a_common_object_are_impossible() => Rule.Refuses(
        "{ place { ... on Priced { price } } priced { ...P } } fragment P on Place { __typename }",
        """1:11 Fragment cannot be spread here as objects of type "Place" can never be of type "Priced".""",
        """1:46 Fragment "P" cannot be spread here as objects of type "Priced" can never be of type "Place".""");
}
