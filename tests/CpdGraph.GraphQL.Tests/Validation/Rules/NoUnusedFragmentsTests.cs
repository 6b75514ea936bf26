using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class NoUnusedFragmentsTests
{
    private static readonly RuleUnderTest Rule = new(nameof(NoUnusedFragments));

    [Fact]
    public void A_fragment_used_by_any_operation_or_through_another_is_used() => Rule.Accepts(
        "query A { ...A } query B { course { ...C } } fragment A on Query { ...B } fragment B on Query { course { id } } fragment C on Course { id }");

    [Fact]
    public void A_fragment_that_nothing_spreads_is_unused() => Rule.Refuses(
        "{ course { id } } fragment A on Course { id } fragment B on Course { title }",
        """1:19 Fragment "A" is never used.""",
        """1:47 Fragment "B" is never used.""");

    [Fact]
    public void Fragments_that_only_spread_each_other_are_unused() => Rule.Refuses(
        "{ course { id } } fragment A on Course { id ...B } fragment B on Course { title ...A }",
        """1:19 Fragment "A" is never used.""",
        """1:52 Fragment "B" is never used.""");

    [Fact]
    public void A_spread_of_an_unknown_fragment_uses_none() => Rule.Refuses(
        "{ ...Missing } fragment A on Query { course { id } }",
        """1:16 Fragment "A" is never used.""");
}
