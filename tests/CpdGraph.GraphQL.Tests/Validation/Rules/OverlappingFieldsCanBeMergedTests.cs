using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class OverlappingFieldsCanBeMergedTests
{
    private static readonly RuleUnderTest Rule = new(nameof(OverlappingFieldsCanBeMerged));

    [Fact]
    public void The_same_field_twice_merges_with_the_same_arguments_and_directives_of_any_kind() => Rule.Accepts(
        "{ course(id: 1) { id id @include(if: true) } course(id: 1) { title(short: true) title(short: true) @skip(if: false) } }");

    [Fact]
    public void The_order_of_arguments_and_of_input_fields_does_not_count() => Rule.Accepts(
        """{ results(text: "", limit: 1, filter: { text: "a", day: 1 }) { __typename } results(limit: 1, filter: { day: 1, text: "a" }, text: "") { __typename } }""");

    [Fact]
    public void Different_aliases_keep_different_fields_apart() => Rule.Accepts(
        "{ a: course { id } b: course(id: 1) { id x: title y: id } }");

    [Fact]
    public void Different_fields_conflict() => Rule.Refuses(
        "{ course { name: id name: title } }",
        Conflict("1:12 1:21", "name", "\"id\" and \"title\" are different fields"));

    [Fact]
    public void A_field_conflicts_with_an_alias_of_its_name() => Rule.Refuses(
        "{ course { title: id title } }",
        Conflict("1:12 1:22", "title", "\"id\" and \"title\" are different fields"));

    [Fact]
    public void Different_arguments_conflict() => Rule.Refuses(
        "{ course { title(short: true) title(short: false) } }",
        Conflict("1:12 1:31", "title", "they have differing arguments"));

    [Fact]
    public void An_argument_and_none_conflict() => Rule.Refuses(
        "{ course { title title(short: true) } }",
        Conflict("1:12 1:18", "title", "they have differing arguments"));

    [Fact]
    public void A_value_and_a_variable_conflict() => Rule.Refuses(
        "query ($s: Boolean) { course { title(short: true) title(short: $s) } }",
        Conflict("1:32 1:51", "title", "they have differing arguments"));

    [Fact]
    public void Every_pair_is_reported() => Rule.Refuses(
        "{ course { a: id a: title a: price } }",
        Conflict("1:12 1:18", "a", "\"id\" and \"title\" are different fields"),
        Conflict("1:12 1:27", "a", "\"id\" and \"price\" are different fields"),
        Conflict("1:18 1:27", "a", "\"title\" and \"price\" are different fields"));

    [Fact]
    public void Objects_that_never_meet_may_differ() => Rule.Accepts(
        "{ node { ... on Course { x: title(short: true) } ... on Workshop { x: title } ... on Provider { x: name } } }");

    [Fact]
    public void But_not_when_one_side_may_be_any_object() => Rule.Refuses(
        "{ node { ... on Course { x: id } ... on Offer { x: title } } }",
        Conflict("1:26 1:49", "x", "\"id\" and \"title\" are different fields"));

    [Fact]
    public void Types_must_agree_even_where_objects_never_meet() => Rule.Refuses(
        "{ node { ... on Course { x: minutes } ... on Workshop { x: minutes } } }",
        Conflict("1:26 1:57", "x", "they return conflicting types \"Int\" and \"String\""));

    [Fact]
    public void Null_and_not_null_differ() => Rule.Refuses(
        "{ node { ... on Course { level } ... on Workshop { level } } }",
        Conflict("1:26 1:52", "level", "they return conflicting types \"Level\" and \"Level!\""));

    [Fact]
    public void A_list_and_no_list_differ() => Rule.Refuses(
        "{ node { ... on Course { x: tags } ... on Workshop { x: title } } }",
        Conflict("1:26 1:54", "x", "they return conflicting types \"[String!]\" and \"String!\""));

    [Fact]
    public void Lists_must_agree_in_their_items() => Rule.Refuses(
        "{ node { ... on Course { tags } ... on Workshop { tags } } }",
        Conflict("1:26 1:51", "tags", "they return conflicting types \"[String!]\" and \"[String]\""));

    [Fact]
    public void A_leaf_and_an_object_differ() => Rule.Refuses(
        "{ node { ... on Course { x: price } ... on Workshop { x: provider { id } } } }",
        Conflict("1:26 1:55", "x", "they return conflicting types \"Int\" and \"Provider!\""));

    [Fact]
    public void Objects_of_different_types_agree_when_their_fields_do() => Rule.Accepts(
        "{ node { ... on Course { x: similar { id } } ... on Workshop { x: similar { ... on Course { parts { id } } } } } priced { ... on Course { y: similar { id } } } }");

    [Fact]
    public void Below_objects_that_never_meet_types_must_agree_all_the_same() => Rule.Refuses(
        "{ node { ... on Course { similar { v: id } } ... on Workshop { similar { v: title } } } }",
        Conflict("1:26 1:36 1:64 1:74", "similar", "subfields \"v\" conflict because they return conflicting types \"ID!\" and \"String!\""));

    [Fact]
    public void Conflicts_below_are_told_with_their_path() => Rule.Refuses(
        "{ course { provider { v: id } } course { provider { v: name } } }",
        Conflict("1:3 1:12 1:23 1:33 1:42 1:53", "course", """subfields "provider" conflict because subfields "v" conflict because "id" and "name" are different fields"""));

    [Fact]
    public void Several_conflicts_below_are_one_error() => Rule.Refuses(
        "{ course { x: id y: title } course { x: title y: id } }",
        Conflict("1:3 1:12 1:18 1:29 1:38 1:47", "course", """subfields "x" conflict because "id" and "title" are different fields and subfields "y" conflict because "title" and "id" are different fields"""));

    [Fact]
    public void A_conflict_is_told_for_the_innermost_selection_set_that_holds_both_sides() => Rule.Refuses(
        "{ provider { courses { similar { x: id } } courses { similar { x: title } } } }",
        Conflict("1:14 1:24 1:34 1:44 1:54 1:64", "courses", """subfields "similar" conflict because subfields "x" conflict because "id" and "title" are different fields"""));

    [Fact]
    public void Fragments_are_looked_through() => Rule.Refuses(
        "{ course { ...A ...B } } fragment A on Course { x: id } fragment B on Course { x: title }",
        Conflict("1:49 1:80", "x", "\"id\" and \"title\" are different fields"));

    [Fact]
    public void Fragments_in_fragments_too() => Rule.Refuses(
        "{ course { x: id ...A } } fragment A on Course { ...B } fragment B on Course { ...C } fragment C on Course { x: title }",
        Conflict("1:12 1:110", "x", "\"id\" and \"title\" are different fields"));

    [Fact]
    public void The_same_conflict_found_twice_is_told_once() => Rule.Refuses(
        "{ course { ...A ...B } q: course { ...B ...A } } fragment A on Course { x: id } fragment B on Course { x: title }",
        Conflict("1:73 1:104", "x", "\"id\" and \"title\" are different fields"));

    [Fact]
    public void Fragments_that_spread_each_other_do_not_keep_it_from_ending() => Rule.Refuses(
        "{ course { ...A x: id } } fragment A on Course { parts { ...A } ...B } fragment B on Course { ...A x: title }",
        Conflict("1:17 1:100", "x", "\"id\" and \"title\" are different fields"));

    [Fact]
    public void Unknown_fields_types_and_fragments_are_compared_by_name() => Rule.Refuses(
        "{ course { missing missing: id ... on Nothing { a: b a: c } ...Missing } }",
        Conflict("1:12 1:20", "missing", "\"missing\" and \"id\" are different fields"),
        Conflict("1:49 1:54", "a", "\"b\" and \"c\" are different fields"));

    [Fact]
    public void A_fragment_that_nothing_uses_must_merge_too() => Rule.Refuses(
        "{ course { id } } fragment A on Course { x: id x: title }",
        Conflict("1:42 1:48", "x", "\"id\" and \"title\" are different fields"));

    [Fact]
    public void Deep_agreement_through_fragments_is_fine() => Rule.Accepts(
        "{ provider { offers { ...A similar { ...A } } offers { similar { similar { id } ...A } } } } fragment A on Offer { id provider { id name } similar { id } }");

    // graphql-js does not look up the type of __typename.
    [Fact]
    public void The_type_name_has_a_type_like_any_field() => Rule.Refuses(
        "{ node { ... on Course { x: __typename } ... on Workshop { x: seats } } }",
        Conflict("1:26 1:60", "x", "they return conflicting types \"String!\" and \"Int!\""));

    private static string Conflict(string places, string responseName, string reason) =>
        $"{places} Fields \"{responseName}\" conflict because {reason}. Use different aliases on the fields to fetch both if this was intentional.";
}
