using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class UniqueDirectivesPerLocationTests
{
    private static readonly RuleUnderTest Rule = new(nameof(UniqueDirectivesPerLocation));

    [Fact]
    public void One_each_and_the_same_at_different_places_are_fine() => Rule.Accepts(
        "query Q @once { course @once @include(if: true) @skip(if: false) { id @once } }");

    [Fact]
    public void A_repeatable_directive_may_be_repeated() => Rule.Accepts(
        """{ course @note @note(text: "a") @note { id } }""");

    [Fact]
    public void Of_an_unknown_directive_nothing_is_known() => Rule.Accepts(
        "{ course @mystery @mystery { id } }");

    [Fact]
    public void A_directive_twice_is_refused_each_further_one_with_the_first() => Rule.Refuses(
        "{ course @once @include(if: true) @once @once { id } }",
        """1:10 1:35 The directive "@once" can only be used once at this location.""",
        """1:10 1:41 The directive "@once" can only be used once at this location.""");

    [Fact]
    public void Every_kind_of_place_counts() => Rule.Refuses(
        "query Q($a: Int @once @once) @once @once { ... @once @once { course { id } } ...F @once @once } fragment F on Query @once @once { course { id } }",
        """1:30 1:36 The directive "@once" can only be used once at this location.""",
        """1:17 1:23 The directive "@once" can only be used once at this location.""",
        """1:48 1:54 The directive "@once" can only be used once at this location.""",
        """1:83 1:89 The directive "@once" can only be used once at this location.""",
        """1:117 1:123 The directive "@once" can only be used once at this location.""");
}
