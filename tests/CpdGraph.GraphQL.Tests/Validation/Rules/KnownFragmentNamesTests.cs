using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class KnownFragmentNamesTests
{
    private static readonly RuleUnderTest Rule = new(nameof(KnownFragmentNames));

    [Fact]
    public void A_fragment_may_be_defined_after_its_use_and_use_others() => Rule.Accepts(
        "{ ...A } fragment A on Query { ...B } fragment B on Query { course { id } }");

    [Fact]
    public void An_unknown_fragment_is_reported_at_each_spread() => Rule.Refuses(
        "{ ...Missing course { ...Absent } ...A } fragment A on Query { ... on Query { ...Missing } }",
        """1:6 Unknown fragment "Missing".""",
        """1:26 Unknown fragment "Absent".""",
        """1:82 Unknown fragment "Missing".""");
}
