using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class UniqueFragmentNamesTests
{
    private static readonly RuleUnderTest Rule = new(nameof(UniqueFragmentNames));

    [Fact]
    public void Fragments_with_different_names_are_fine() => Rule.Accepts(
        "{ ...A ...B ... on Query { course { id } } } fragment A on Query { course { id } } fragment B on Query { course { id } }");

    [Fact]
    public void A_name_twice_is_refused_with_both_places() => Rule.Refuses(
        "{ ...A } fragment A on Query { course { id } } fragment A on Query { provider { id } }",
        """1:19 1:57 There can be only one fragment named "A".""");

    [Fact]
    public void It_does_not_matter_whether_they_are_used() => Rule.Refuses(
        "{ course { id } } fragment A on Query { course { id } } fragment A on Query { provider { id } } fragment A on Course { id }",
        """1:28 1:66 There can be only one fragment named "A".""",
        """1:28 1:106 There can be only one fragment named "A".""");
}
