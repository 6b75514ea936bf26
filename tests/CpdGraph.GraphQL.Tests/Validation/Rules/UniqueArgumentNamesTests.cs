using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class UniqueArgumentNamesTests
{
    private static readonly RuleUnderTest Rule = new(nameof(UniqueArgumentNames));

    [Fact]
    public void The_same_argument_on_different_fields_and_directives_is_fine() => Rule.Accepts(
        """{ a: course(id: 1) { id } b: course(id: 2) @because(reason: "x", times: 1) @note(text: "a") @note(text: "b") { id } }""");

    [Fact]
    public void An_argument_twice_is_refused_with_all_its_places() => Rule.Refuses(
        "{ course(id: 1, id: 2, id: 1) { title(short: true, short: true) } }",
        """1:10 1:17 1:24 There can be only one argument named "id".""",
        """1:39 1:52 There can be only one argument named "short".""");

    [Fact]
    public void In_directives_too() => Rule.Refuses(
        """{ course @because(reason: "a", reason: "b") { id } }""",
        """1:19 1:32 There can be only one argument named "reason".""");

    [Fact]
    public void Unknown_arguments_too() => Rule.Refuses(
        "{ course(x: 1, x: 1) { id } }",
        """1:10 1:16 There can be only one argument named "x".""");
}
