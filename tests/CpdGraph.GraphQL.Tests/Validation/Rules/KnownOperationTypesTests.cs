using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class KnownOperationTypesTests
{
    private static readonly RuleUnderTest Rule = new(nameof(KnownOperationTypes));

    [Fact]
    public void Every_kind_of_operation_that_the_schema_has_is_fine() => Rule.Accepts(
        "query A { course { id } } mutation B { rename(id: 1) { id } } subscription C { seatsLeft }");

    [Fact]
    public void An_operation_that_the_schema_does_not_have_is_refused() =>
        new RuleUnderTest(nameof(KnownOperationTypes), "type Query { a: Int }").Refuses(
            "mutation A { a } { a } subscription { a }",
            "1:1 The mutation operation is not supported by the schema.",
            "1:24 The subscription operation is not supported by the schema.");
}
