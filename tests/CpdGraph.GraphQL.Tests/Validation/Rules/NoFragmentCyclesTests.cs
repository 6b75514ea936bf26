using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class NoFragmentCyclesTests
{
    private static readonly RuleUnderTest Rule = new(nameof(NoFragmentCycles));

    [Fact]
    public void A_fragment_may_be_spread_twice_and_at_two_depths() => Rule.Accepts(
        "{ ...A ...B } fragment A on Query { ...C course { ...D } } fragment B on Query { ...C ...C } fragment C on Query { course { ...D } } fragment D on Course { id }");

    [Fact]
    public void An_unknown_fragment_is_no_cycle() => Rule.Accepts(
        "{ ...A } fragment A on Query { ...Missing }");

    [Fact]
    public void A_fragment_must_not_spread_itself() => Rule.Refuses(
        "{ ...A } fragment A on Query { course { id } ...A }",
        """1:46 Cannot spread fragment "A" within itself.""");

    [Fact]
    public void Nor_within_a_field_or_an_inline_fragment() => Rule.Refuses(
        "{ course { ...A } } fragment A on Course { parts { ... on Course { ...A } } }",
        """1:68 Cannot spread fragment "A" within itself.""");

    [Fact]
    public void Nor_through_another_fragment() => Rule.Refuses(
        "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
        """1:32 1:61 Cannot spread fragment "A" within itself via "B".""");

    [Fact]
    public void Nor_through_two_others_whichever_comes_first() => Rule.Refuses(
        "{ ...A } fragment B on Query { ...C } fragment A on Query { ...B } fragment C on Query { ...A }",
        """1:32 1:90 1:61 Cannot spread fragment "B" within itself via "C", "A".""");

    [Fact]
    public void Each_cycle_is_reported_once_with_its_spreads_in_order() => Rule.Refuses(
        "{ ...A } fragment A on Query { ...B ...C } fragment B on Query { ...A } fragment C on Query { ...A ...C }",
        """1:32 1:66 Cannot spread fragment "A" within itself via "B".""",
        """1:37 1:95 Cannot spread fragment "A" within itself via "C".""",
        """1:100 Cannot spread fragment "C" within itself.""");

    [Fact]
    public void A_chain_that_leads_into_a_cycle_is_not_part_of_it() => Rule.Refuses(
        "{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...B }",
        """1:61 1:90 Cannot spread fragment "B" within itself via "C".""");

    [Fact]
    public void Cycles_are_found_in_fragments_that_nothing_uses() => Rule.Refuses(
        "{ course { id } } fragment A on Query { ...A }",
        """1:41 Cannot spread fragment "A" within itself.""");
}
