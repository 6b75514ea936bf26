using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class ProvidedRequiredArgumentsTests
{
    private static readonly RuleUnderTest Rule = new(nameof(ProvidedRequiredArguments));

    [Fact]
    public void Nullable_arguments_and_those_with_a_default_may_be_left_out() => Rule.Accepts(
        """{ course { id } results(text: "a") { __typename } one provider { id @because(reason: "x") } }""");

    [Fact]
    public void Null_is_given_if_wrong() => Rule.Accepts(
        "{ results(text: null) { __typename } }");

    [Fact]
    public void Of_unknown_fields_and_directives_nothing_is_known() => Rule.Accepts(
        "{ missing course @mystery { id } }");

    [Fact]
    public void A_required_argument_must_be_given() => Rule.Refuses(
        "{ results { __typename } workshop { id } }",
        """1:3 Argument "Query.results(text:)" of type "String!" is required, but it was not provided.""",
        """1:26 Argument "Query.workshop(id:)" of type "ID!" is required, but it was not provided.""");

    [Fact]
    public void Mistakes_inside_come_first() => Rule.Refuses(
        "{ results { ... on Provider { id @because } } }",
        """1:34 Argument "@because(reason:)" of type "String!" is required, but it was not provided.""",
        """1:3 Argument "Query.results(text:)" of type "String!" is required, but it was not provided.""");

    [Fact]
    public void A_required_argument_of_a_directive_must_be_given() => Rule.Refuses(
        "{ course @include @because(times: 2) { id @skip } }",
        """1:10 Argument "@include(if:)" of type "Boolean!" is required, but it was not provided.""",
        """1:19 Argument "@because(reason:)" of type "String!" is required, but it was not provided.""",
        """1:43 Argument "@skip(if:)" of type "Boolean!" is required, but it was not provided.""");
}
