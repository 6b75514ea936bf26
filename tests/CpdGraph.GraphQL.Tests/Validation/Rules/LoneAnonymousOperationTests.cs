using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class LoneAnonymousOperationTests
{
    private static readonly RuleUnderTest Rule = new(nameof(LoneAnonymousOperation));

    [Fact]
    public void One_anonymous_operation_with_fragments_is_fine() => Rule.Accepts(
        "{ ...F } fragment F on Query { course { id } }");

    [Fact]
    public void Several_named_operations_are_fine() => Rule.Accepts(
        "query A { course { id } } query B { course { id } }");

    [Fact]
    public void An_anonymous_operation_beside_a_named_one_is_refused() => Rule.Refuses(
        "{ course { id } } query B { course { id } }",
        "1:1 This anonymous operation must be the only defined operation.");

    [Fact]
    public void Two_anonymous_operations_are_both_refused() => Rule.Refuses(
        "{ course { id } } { provider { id } }",
        "1:1 This anonymous operation must be the only defined operation.",
        "1:19 This anonymous operation must be the only defined operation.");

    [Fact]
    public void An_anonymous_query_beside_a_subscription_is_refused() => Rule.Refuses(
        "{ course { id } } subscription S { seatsLeft }",
        "1:1 This anonymous operation must be the only defined operation.");
}
