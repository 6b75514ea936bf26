using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Validation;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Validation;

public class ValidatorTests
{
    private static readonly Schema Schema = SchemaBuilder.Build(new Source(RuleUnderTest.Sdl));

    [Fact]
    public void A_valid_document_has_no_errors() => Assert.Empty(Errors("query Q($id: ID) { course(id: $id) { ...F } } fragment F on Course { id title }"));

    [Fact]
    [Spec("Validation.RuleNames")]
    public void An_error_carries_its_code_and_the_name_of_its_rule()
    {
        var error = Assert.Single(Errors("{ course { missing } }"));

        Assert.Equal(ErrorCodes.ValidationFailed, error.Code);
        Assert.Equal("FieldsOnCorrectType", error.Rule);
        Assert.Null(error.Path);
        Assert.Null(error.Extensions);
    }

    [Fact]
    public void Errors_come_in_the_order_of_the_document_and_at_one_node_in_the_order_of_the_rules() => Assert.Equal(
        [
            "UniqueOperationNames", "NoUndefinedVariables", "KnownArgumentNames", "ScalarLeafs", "KnownDirectives", "ProvidedRequiredArguments",
            "UniqueVariableNames", "NoUnusedVariables", "NoUnusedVariables", "NoUnusedFragments",
        ],
        Errors(
            """
            query A { course { id } }
            query A { course(key: 1) { id { x } title @mystery } results(filter: { text: $f }) { __typename } }
            query B($v: Int, $v: Int) { course { id } }
            fragment F on Course { id }
            """).Select(error => error.Rule));

    [Fact]
    [Spec("Validation.MaxErrors")]
    public void Validation_stops_after_the_most_errors_and_says_so()
    {
        var errors = Errors("{ a b c d e }", new ValidationOptions { MaxErrors = 3 });

        Assert.Equal(
            [
                "1:3 Cannot query field \"a\" on type \"Query\".",
                "1:5 Cannot query field \"b\" on type \"Query\".",
                "1:7 Cannot query field \"c\" on type \"Query\".",
                "Too many validation errors, error limit reached. Validation aborted.",
            ],
            errors.Select(Shown.Error));
        Assert.Equal(ErrorCodes.ValidationFailed, errors[^1].Code);
        Assert.Null(errors[^1].Rule);
    }

    [Fact]
    public void As_many_errors_as_are_allowed_are_not_too_many() =>
        Assert.Equal(3, Errors("{ a b c }", new ValidationOptions { MaxErrors = 3 }).Length);

    [Fact]
    public void Names_of_the_schema_are_suggested_only_when_that_is_switched_on()
    {
        const string Document = "{ course { titel } node { seats } ...F cuorse }";
        var spoken = new ValidationOptions { Suggestions = true };

        Assert.Equal(
            [
                "1:12 Cannot query field \"titel\" on type \"Course\".",
                "1:27 Cannot query field \"seats\" on type \"Node\".",
                "1:38 Unknown fragment \"F\".",
                "1:40 Cannot query field \"cuorse\" on type \"Query\".",
            ],
            Errors(Document).Select(Shown.Error));
        Assert.Equal(
            [
                "1:12 Cannot query field \"titel\" on type \"Course\". Did you mean \"title\" or \"level\"?",
                "1:27 Cannot query field \"seats\" on type \"Node\". Did you mean to use an inline fragment on \"Workshop\"?",
                "1:38 Unknown fragment \"F\".",
                "1:40 Cannot query field \"cuorse\" on type \"Query\". Did you mean \"course\"?",
            ],
            Errors(Document, spoken).Select(Shown.Error));
    }

    [Fact]
    public void Types_arguments_values_and_input_fields_are_suggested_too()
    {
        const string Document =
            """
            query ($a: Leval) {
              results(txt: "", filter: { txet: "", levels: [BASIK] }) { __typename }
              course @include(iff: $a, if: true) { ... on Workshap { id } }
              one(by: $a)
            }
            """;

        Assert.Equal(
            [
                "1:12 Unknown type \"Leval\". Did you mean \"Level\"?",
                "2:11 Unknown argument \"txt\" on field \"Query.results\". Did you mean \"text\"?",
                "2:49 Value \"BASIK\" does not exist in \"Level\" enum. Did you mean the enum value \"BASIC\"?",
                "2:30 Expected value of type \"Filter\" not to include unknown field \"txet\". Did you mean \"text\"? Found: { txet: \"\", levels: [BASIK] }.",
                "2:3 Argument \"Query.results(text:)\" of type \"String!\" is required, but it was not provided.",
                "3:19 Unknown argument \"iff\" on directive \"@include\". Did you mean \"if\"?",
                "3:47 Unknown type \"Workshap\". Did you mean \"Workshop\"?",
            ],
            Errors(Document, new ValidationOptions { Suggestions = true }).Select(Shown.Error));
    }

    [Fact]
    public void A_long_name_does_not_make_a_long_answer()
    {
        var error = Assert.Single(Errors($"{{ {new string('x', 50_000)} }}", new ValidationOptions { Suggestions = true }));

        Assert.StartsWith("Cannot query field \"xxx", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("x...", error.Message, StringComparison.Ordinal);
        Assert.Equal(2_003, error.Message.Length);
    }

    [Fact]
    public void A_mistake_made_a_thousand_times_does_not_make_a_long_answer()
    {
        var error = Assert.Single(Errors($"{{ course({string.Concat(Enumerable.Repeat("id: 1 ", 1_000))}) {{ id }} }}"));

        Assert.Equal("There can be only one argument named \"id\".", error.Message);
        Assert.Equal(100, error.Locations.Length);
    }

    private static ImmutableArray<GraphQLError> Errors(string document, ValidationOptions? options = null) =>
        Validator.Validate(Schema, Parser.Parse(new Source(document), ParserOptions.Schema), options);
}
