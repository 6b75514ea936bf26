using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class VariablesInAllowedPositionTests
{
    private static readonly RuleUnderTest Rule = new(nameof(VariablesInAllowedPosition));

    [Fact]
    public void The_same_type_and_stricter_ones_are_fine() => Rule.Accepts(
        "query ($a: Int, $b: Int!, $c: [[Int!]!]!, $d: Level!, $e: Range!, $f: [Range!]) { count(whole: $a, must: $b, matrix: $c, level: $d, ranges: [$e]) x: count(must: $b, ranges: $f, whole: $b, matrix: [[$a]]) }");

    [Fact]
    public void A_default_that_is_not_null_makes_a_nullable_variable_fit() => Rule.Accepts(
        "query ($a: Int = 1) { count(must: $a) }");

    [Fact]
    public void A_default_of_the_position_makes_a_nullable_variable_fit() => Rule.Accepts(
        "query ($a: Int, $t: String!) { results(text: $t, limit: $a, filter: { minutes: { from: 1, step: $a } }) { __typename } }");

    [Fact]
    public void Unknown_types_and_positions_are_left_alone() => Rule.Accepts(
        "query ($a: Missing, $b: Int) { count(must: $a, unknown: $b) missing(x: $b) }");

    [Fact]
    public void Another_type_does_not_fit() => Rule.Refuses(
        "query ($a: String) { count(must: 1, whole: $a) }",
        """1:8 1:44 Variable "$a" of type "String" used in position expecting type "Int".""");

    [Fact]
    public void A_nullable_variable_does_not_fit_a_non_null_position() => Rule.Refuses(
        "query ($a: Int) { count(must: $a) }",
        """1:8 1:31 Variable "$a" of type "Int" used in position expecting type "Int!".""");

    [Fact]
    public void A_default_of_null_does_not_help() => Rule.Refuses(
        "query ($a: Int = null) { count(must: $a) }",
        """1:8 1:38 Variable "$a" of type "Int" used in position expecting type "Int!".""");

    [Fact]
    public void A_default_does_not_help_the_wrong_type() => Rule.Refuses(
        """query ($a: String = "x") { count(must: $a) }""",
        """1:8 1:40 Variable "$a" of type "String" used in position expecting type "Int!".""");

    [Fact]
    public void A_list_does_not_fit_an_item_nor_an_item_a_list() => Rule.Refuses(
        "query ($a: [Int!], $b: Int, $c: [String]) { count(must: 1, whole: $a, matrix: $b, textsNonNull: $c) }",
        """1:8 1:67 Variable "$a" of type "[Int!]" used in position expecting type "Int".""",
        """1:20 1:79 Variable "$b" of type "Int" used in position expecting type "[[Int]]".""",
        """1:29 1:97 Variable "$c" of type "[String]" used in position expecting type "[String!]".""");

    [Fact]
    public void A_default_makes_a_nullable_variable_fit_an_item_that_must_not_be_null() => Rule.Accepts(
        """query ($a: String = "x") { count(must: 1, textsNonNull: [$a]) }""");

    [Fact]
    public void In_a_list_the_default_of_the_argument_does_not_count() => Rule.Refuses(
        "query ($a: Level) { provider { offers(levels: [$a]) { id } } }",
        """1:8 1:48 Variable "$a" of type "Level" used in position expecting type "Level!".""");

    [Fact]
    public void Uses_through_fragments_are_reported_for_each_operation() => Rule.Refuses(
        "query A($a: String) { ...F } query B($a: Boolean) { ...F } fragment F on Query { count(must: 1, whole: $a) }",
        """1:9 1:104 Variable "$a" of type "String" used in position expecting type "Int".""",
        """1:38 1:104 Variable "$a" of type "Boolean" used in position expecting type "Int".""");

    [Fact]
    public void In_input_objects_and_directives_too() => Rule.Refuses(
        """query ($a: Boolean, $b: Int) { results(text: "", filter: { minutes: { from: $b }, text: $b }) @include(if: $a) { __typename } }""",
        """1:21 1:77 Variable "$b" of type "Int" used in position expecting type "Int!".""",
        """1:21 1:89 Variable "$b" of type "Int" used in position expecting type "String".""",
        """1:8 1:108 Variable "$a" of type "Boolean" used in position expecting type "Boolean!".""");

    [Fact]
    public void A_non_null_variable_fits_a_OneOf_field() => Rule.Accepts(
        "query ($a: ID!, $b: Key!) { one(by: { id: $a }, keys: [$b, { deep: $b }]) }");

    [Fact]
    public void A_nullable_variable_does_not_fit_a_OneOf_field() => Rule.Refuses(
        "query ($a: ID) { one(by: { id: $a }) }",
        """1:8 1:32 Variable "$a" is of type "ID" but must be non-nullable to be used for OneOf Input Object "Key".""");

    [Fact]
    public void Nor_does_a_default_help_there() => Rule.Refuses(
        "query ($a: ID = 1) { one(by: { id: $a }) }",
        """1:8 1:36 Variable "$a" is of type "ID" but must be non-nullable to be used for OneOf Input Object "Key".""");

    [Fact]
    public void Inside_a_list_in_a_OneOf_a_nullable_variable_is_fine() => Rule.Accepts(
        "query ($a: Int) { one(by: { both: [$a] }) }");

    // graphql-js 16 and 17 miss these: they look at the type with its "!", which is then no input object.
    [Fact]
    public void A_nullable_variable_does_not_fit_a_field_of_a_non_null_OneOf() => Rule.Refuses(
        "query ($a: ID) { offer(by: { id: $a }) { id } }",
        """1:8 1:34 Variable "$a" is of type "ID" but must be non-nullable to be used for OneOf Input Object "Key".""");

    [Fact]
    public void Nor_one_of_a_single_value_for_a_list_of_OneOfs() => Rule.Refuses(
        "query ($a: ID) { one(keys: { id: $a }) }",
        """1:8 1:34 Variable "$a" is of type "ID" but must be non-nullable to be used for OneOf Input Object "Key".""");
}
