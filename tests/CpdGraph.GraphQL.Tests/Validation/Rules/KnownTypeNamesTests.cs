using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class KnownTypeNamesTests
{
    private static readonly RuleUnderTest Rule = new(nameof(KnownTypeNames));

    [Fact]
    public void Types_of_the_schema_are_known_introspection_ones_included() => Rule.Accepts(
        "query ($a: Int, $b: [Filter!]!) { course { ... on Node { id } } __schema { ...F } } fragment F on __Schema { types { name } }");

    [Fact]
    public void An_unknown_type_is_reported_wherever_it_stands() => Rule.Refuses(
        "query ($a: [Missing!]) { course { ... on Nothing { id } } ...F } fragment F on Unknown { id }",
        """1:13 Unknown type "Missing".""",
        """1:42 Unknown type "Nothing".""",
        """1:80 Unknown type "Unknown".""");

    [Fact]
    public void A_type_that_the_document_defines_is_not_unknown_too() => Rule.Accepts(
        "query ($a: Local) { course { id } } input Local { a: Int }");

    [Fact]
    public void Names_are_told_apart_by_case() => Rule.Refuses(
        "{ ... on query { course { id } } }",
        """1:10 Unknown type "query".""");
}
