using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class SingleFieldSubscriptionsTests
{
    private static readonly RuleUnderTest Rule = new(nameof(SingleFieldSubscriptions));

    [Fact]
    public void One_field_is_fine() => Rule.Accepts(
        "subscription { seatsLeft }");

    [Fact]
    public void One_field_through_fragments_is_fine() => Rule.Accepts(
        "subscription S { ...F ... { seatsLeft } ... on Subscription { seatsLeft } } fragment F on Subscription { seatsLeft ...F }");

    [Fact]
    public void Queries_may_have_as_many_as_they_like() => Rule.Accepts(
        "{ course { id } provider { id } }");

    [Fact]
    public void A_second_field_is_refused_with_all_further_ones_as_locations() => Rule.Refuses(
        "subscription S { offerAdded { id } seatsLeft more: seatsLeft }",
        """1:36 1:46 Subscription "S" must select only one top level field.""");

    [Fact]
    public void An_anonymous_subscription_is_named_so() => Rule.Refuses(
        "subscription { offerAdded { id } seatsLeft }",
        "1:34 Anonymous Subscription must select only one top level field.");

    [Fact]
    public void A_second_field_in_a_fragment_is_refused() => Rule.Refuses(
        "subscription S { offerAdded { id } ...F } fragment F on Subscription { ... on Subscription { seatsLeft } }",
        """1:94 Subscription "S" must select only one top level field.""");

    [Fact]
    public void The_same_field_under_two_names_is_two_fields() => Rule.Refuses(
        "subscription S { seatsLeft left: seatsLeft }",
        """1:28 Subscription "S" must select only one top level field.""");

    [Theory]
    [InlineData("subscription S { ...Missing }")]
    [InlineData("subscription S { ...F } fragment F on Subscription { ...F }")]
    [InlineData("subscription S { ... on Course { id } }")]
    public void A_selection_of_nothing_is_refused(string document) => Rule.Refuses(
        document,
        """1:16 Subscription "S" must select one top level field.""");

    [Fact]
    public void Introspection_is_refused() => Rule.Refuses(
        "subscription S { __typename }",
        """1:18 Subscription "S" must not select an introspection top level field.""");

    [Fact]
    public void Introspection_beside_a_field_makes_two_errors() => Rule.Refuses(
        "subscription { seatsLeft __typename }",
        "1:26 Anonymous Subscription must select only one top level field.",
        "1:26 Anonymous Subscription must not select an introspection top level field.");

    // graphql-js 16 evaluates the conditions instead; the specification refuses them since September 2025.
    [Fact]
    public void Conditions_on_the_top_level_are_refused() => Rule.Refuses(
        "subscription S($a: Boolean!) { seatsLeft @skip(if: $a) ... @include(if: true) { offerAdded { id } } }",
        """1:42 1:60 Subscription "S" must not use `@skip` or `@include` directives in the top level selection.""");

    [Fact]
    public void Conditions_in_a_fragment_of_the_top_level_are_refused() => Rule.Refuses(
        "subscription { ...F } fragment F on Subscription { seatsLeft @include(if: false) }",
        "1:62 Anonymous Subscription must not use `@skip` or `@include` directives in the top level selection.");

    [Fact]
    public void Conditions_further_down_are_fine() => Rule.Accepts("subscription { offerAdded { id @skip(if: true) } }");
}
