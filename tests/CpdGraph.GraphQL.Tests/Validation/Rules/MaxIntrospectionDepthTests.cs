using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class MaxIntrospectionDepthTests
{
    private static readonly RuleUnderTest Rule = new(nameof(MaxIntrospectionDepth));

    [Fact]
    public void Two_lists_in_a_row_are_fine() => Rule.Accepts(
        "{ __schema { types { fields { type { fields { name } } interfaces { name } } } } }");

    [Fact]
    public void Lists_side_by_side_do_not_add_up() => Rule.Accepts(
        """{ __type(name: "A") { fields { name } interfaces { fields { name } } possibleTypes { name } inputFields { name } } }""");

    [Fact]
    public void A_third_list_in_a_row_is_refused() => Rule.Refuses(
        "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
        "1:3 Maximum introspection depth exceeded");

    [Fact]
    public void Of_any_kind_at_the_field_where_it_begins() => Rule.Refuses(
        """{ a: __type(name: "A") { interfaces { possibleTypes { inputFields { name } } } } b: __type(name: "B") { fields { name } } }""",
        "1:3 Maximum introspection depth exceeded");

    [Fact]
    public void Through_fragments_of_both_kinds() => Rule.Refuses(
        "{ __schema { types { ...A } } } fragment A on __Type { fields { type { ... on __Type { ...B } } } } fragment B on __Type { fields { type { interfaces { name } } } }",
        "1:3 Maximum introspection depth exceeded");

    [Fact]
    public void A_fragment_counts_with_the_lists_above_it_each_time() => Rule.Refuses(
        "{ a: __schema { types { ...A } } b: __schema { types { fields { type { ...A } } } } c: __schema { types { interfaces { ...A } } } } fragment A on __Type { fields { type { fields { name } } } }",
        "1:34 Maximum introspection depth exceeded",
        "1:85 Maximum introspection depth exceeded");

    [Fact]
    public void Fragments_that_spread_themselves_do_not_keep_it_from_ending() => Rule.Accepts(
        "{ __schema { types { ...A } } } fragment A on __Type { name ofType { ...A } fields { name } }");

    [Fact]
    public void Fields_of_those_names_elsewhere_are_none_of_its_business() => Rule.Accepts(
        "{ course { parts { parts { parts { parts { id } } } } } }");

    [Fact]
    public void The_standard_introspection_query_is_fine() => Rule.Accepts(
        """
        query IntrospectionQuery {
          __schema { description queryType { name } types { ...FullType } directives { name args(includeDeprecated: true) { ...InputValue } } }
        }
        fragment FullType on __Type {
          kind name fields(includeDeprecated: true) { name args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } }
          inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef } possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name type { ...TypeRef } defaultValue }
        fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
        """);
}
