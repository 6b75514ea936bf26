using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class ScalarLeafsTests
{
    private static readonly RuleUnderTest Rule = new(nameof(ScalarLeafs));

    [Fact]
    public void Leaves_end_and_composites_go_on() => Rule.Accepts(
        """{ course { id level tags } results(text: "") { __typename } }""");

    [Fact]
    public void A_scalar_takes_no_selection() => Rule.Refuses(
        "{ course { title { length } } }",
        """1:18 Field "title" must not have a selection since type "String!" has no subfields.""");

    [Fact]
    public void An_enum_and_a_list_of_scalars_take_no_selection() => Rule.Refuses(
        "{ course { level { name } tags { length } } }",
        """1:18 Field "level" must not have a selection since type "Level" has no subfields.""",
        """1:32 Field "tags" must not have a selection since type "[String!]" has no subfields.""");

    [Fact]
    public void Arguments_and_directives_before_the_selection_make_no_difference() => Rule.Refuses(
        "{ course { title(short: true) @once { length } } }",
        """1:37 Field "title" must not have a selection since type "String!" has no subfields.""");

    [Fact]
    public void An_object_needs_a_selection() => Rule.Refuses(
        "{ course }",
        """1:3 Field "course" of type "Course" must have a selection of subfields. Did you mean "course { ... }"?""");

    [Fact]
    public void An_interface_a_union_and_a_list_need_a_selection() => Rule.Refuses(
        """{ node results(text: "") { ... on Provider { offers } } }""",
        """1:3 Field "node" of type "Node" must have a selection of subfields. Did you mean "node { ... }"?""",
        """1:46 Field "offers" of type "[Offer!]!" must have a selection of subfields. Did you mean "offers { ... }"?""");

    [Fact]
    public void An_unknown_field_is_not_reported_twice() => Rule.Accepts(
        "{ course { missing { x } } }");
}
