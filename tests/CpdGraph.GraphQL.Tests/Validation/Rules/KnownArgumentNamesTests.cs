using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class KnownArgumentNamesTests
{
    private static readonly RuleUnderTest Rule = new(nameof(KnownArgumentNames));

    [Fact]
    public void Known_arguments_in_any_order_are_fine() => Rule.Accepts(
        """{ results(limit: 1, text: "a") { __typename } course @because(times: 2, reason: "x") { title(short: true) } }""");

    [Fact]
    public void Of_an_unknown_field_or_directive_nothing_is_known() => Rule.Accepts(
        "{ missing(a: 1) { b(c: 1) } course @mystery(a: 1) { id } }");

    [Fact]
    public void An_unknown_argument_of_a_field_is_refused() => Rule.Refuses(
        "{ course(id: 1, key: 2) { id(upper: true) } }",
        """1:17 Unknown argument "key" on field "Query.course".""",
        """1:30 Unknown argument "upper" on field "Course.id".""");

    [Fact]
    public void The_type_is_the_one_that_is_selected_on() => Rule.Refuses(
        "{ node { ... on Offer { title(long: true) } } ...F } fragment F on Query { c: course { title(length: 1) } }",
        """1:31 Unknown argument "long" on field "Offer.title".""",
        """1:94 Unknown argument "length" on field "Course.title".""");

    [Fact]
    public void An_unknown_argument_of_a_directive_is_refused() => Rule.Refuses(
        """{ course @include(if: true, unless: false) { id @note(texts: "a") } }""",
        """1:29 Unknown argument "unless" on directive "@include".""",
        """1:55 Unknown argument "texts" on directive "@note".""");

    [Fact]
    public void Meta_fields_have_their_own_arguments() => Rule.Refuses(
        """{ __type(name: "A", kind: "B") { fields(includeDeprecated: true, all: true) { name } } __typename(x: 1) }""",
        """1:21 Unknown argument "kind" on field "Query.__type".""",
        """1:66 Unknown argument "all" on field "__Type.fields".""",
        """1:99 Unknown argument "x" on field "Query.__typename".""");
}
