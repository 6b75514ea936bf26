using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class FieldsOnCorrectTypeTests
{
    private static readonly RuleUnderTest Rule = new(nameof(FieldsOnCorrectType));

    [Fact]
    public void Fields_aliases_and_meta_fields_are_known() => Rule.Accepts(
        """{ __typename __schema { queryType { name } } __type(name: "A") { name } c: course { id t: title } }""");

    [Fact]
    public void An_unknown_field_is_reported_once_and_its_inside_not_at_all() => Rule.Refuses(
        "{ course { missing { deeper { still } } } }",
        """1:12 Cannot query field "missing" on type "Course".""");

    [Fact]
    public void Unknown_fields_are_reported_at_every_level_where_the_type_is_known() => Rule.Refuses(
        "{ missing course { absent } }",
        """1:3 Cannot query field "missing" on type "Query".""",
        """1:20 Cannot query field "absent" on type "Course".""");

    [Fact]
    public void The_alias_makes_no_difference_the_name_is_told() => Rule.Refuses(
        "{ course { id: identity } }",
        """1:12 Cannot query field "identity" on type "Course".""");

    [Fact]
    public void A_field_of_an_implementation_is_not_one_of_the_interface() => Rule.Refuses(
        "{ node { title } }",
        """1:10 Cannot query field "title" on type "Node".""");

    [Fact]
    public void A_union_has_its_type_name_and_no_field_of_its_members() => Rule.Refuses(
        """{ results(text: "") { __typename id } }""",
        """1:34 Cannot query field "id" on type "Result".""");

    [Fact]
    public void In_an_inline_fragment_the_condition_counts() => Rule.Refuses(
        "{ node { ... on Offer { title seats } } }",
        """1:31 Cannot query field "seats" on type "Offer".""");

    [Fact]
    public void In_a_fragment_of_an_unknown_type_nothing_is_known() => Rule.Accepts(
        "{ ...F } fragment F on Missing { whatever }");

    [Fact]
    public void In_a_fragment_without_a_condition_the_enclosing_type_counts() => Rule.Refuses(
        "{ course { ... { seats } } }",
        """1:18 Cannot query field "seats" on type "Course".""");

    [Fact]
    public void The_fields_of_introspection_are_known_on_the_query_root_only() => Rule.Refuses(
        """{ course { __schema { types { name } } __type(name: "A") { name } } }""",
        """1:12 Cannot query field "__schema" on type "Course".""",
        """1:40 Cannot query field "__type" on type "Course".""");
}
