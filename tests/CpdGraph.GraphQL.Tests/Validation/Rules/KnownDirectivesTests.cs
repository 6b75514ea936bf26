using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class KnownDirectivesTests
{
    private static readonly RuleUnderTest Rule = new(nameof(KnownDirectives));

    [Fact]
    public void Directives_where_they_may_stand_are_fine() => Rule.Accepts(
        "query Q($a: Int @once) @once { course @include(if: true) @once { id @note ...F @once ... @skip(if: true) @once { id } } } fragment F on Course @once { id }");

    [Fact]
    public void An_unknown_directive_is_refused_at_each_place() => Rule.Refuses(
        "{ course @mystery { id @unknown(x: 1) } }",
        """1:10 Unknown directive "@mystery".""",
        """1:24 Unknown directive "@unknown".""");

    [Fact]
    public void A_directive_in_the_wrong_place_is_refused_with_the_place() => Rule.Refuses(
        """query Q($a: Int @note) @note { course { ... @note { id } ...F @because(reason: "") } } fragment F on Course @note { id }""",
        """1:17 Directive "@note" may not be used on VARIABLE_DEFINITION.""",
        """1:24 Directive "@note" may not be used on QUERY.""",
        """1:45 Directive "@note" may not be used on INLINE_FRAGMENT.""",
        """1:63 Directive "@because" may not be used on FRAGMENT_SPREAD.""",
        """1:109 Directive "@note" may not be used on FRAGMENT_DEFINITION.""");

    [Fact]
    public void Mutations_and_subscriptions_are_places_of_their_own() => Rule.Refuses(
        "mutation M @once { rename(id: 1) { id } } subscription S @skip(if: true) { seatsLeft }",
        """1:12 Directive "@once" may not be used on MUTATION.""",
        """1:58 Directive "@skip" may not be used on SUBSCRIPTION.""");

    [Fact]
    public void Directives_of_type_definitions_are_known_but_never_in_place() => Rule.Refuses(
        """{ course @deprecated @specifiedBy(url: "x") @oneOf { id } }""",
        """1:10 Directive "@deprecated" may not be used on FIELD.""",
        """1:22 Directive "@specifiedBy" may not be used on FIELD.""",
        """1:45 Directive "@oneOf" may not be used on FIELD.""");
}
