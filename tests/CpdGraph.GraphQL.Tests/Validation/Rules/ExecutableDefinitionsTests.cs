using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class ExecutableDefinitionsTests
{
    private static readonly RuleUnderTest Rule = new(nameof(ExecutableDefinitions));

    [Fact]
    public void Operations_and_fragments_are_executable() => Rule.Accepts(
        "{ ...F } fragment F on Query { course { id } }");

    [Fact]
    public void A_type_definition_is_not_executable() => Rule.Refuses(
        "{ course { id } } type Extra { id: ID }",
        """1:19 The "Extra" definition is not executable.""");

    [Fact]
    public void An_extension_is_not_executable() => Rule.Refuses(
        "extend type Course { extra: Int } { course { id } }",
        """1:1 The "Course" definition is not executable.""");

    [Fact]
    public void A_schema_definition_has_no_name_to_show() => Rule.Refuses(
        "schema { query: Query } extend schema @once query Q { course { id } }",
        "1:1 The schema definition is not executable.",
        "1:25 The schema definition is not executable.");

    [Fact]
    public void A_directive_definition_is_not_executable() => Rule.Refuses(
        "directive @here on FIELD { course { id @here } }",
        """1:1 The "here" definition is not executable.""");

    [Fact]
    public void Every_one_of_them_is_reported_in_the_order_written() => Rule.Refuses(
        "scalar A { course { id } } union B = Course input C { a: Int } enum D { X } interface E { a: Int }",
        """1:1 The "A" definition is not executable.""",
        """1:28 The "B" definition is not executable.""",
        """1:45 The "C" definition is not executable.""",
        """1:64 The "D" definition is not executable.""",
        """1:77 The "E" definition is not executable.""");
}
