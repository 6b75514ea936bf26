using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Validation;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Validation.Rules;

public class NoSchemaIntrospectionCustomTests
{
    private static readonly Schema Schema = SchemaBuilder.Build(new Source(RuleUnderTest.Sdl));

    [Fact]
    public void Introspection_is_on_unless_it_is_switched_off() =>
        Assert.Empty(Errors("{ __schema { types { name } } __type(name: \"Course\") { name } }", ValidationOptions.Default));

    [Fact]
    [Spec("Introspection.Off")]
    public void Where_it_is_off_every_field_that_leads_into_the_schema_is_refused() => Assert.Equal(
        [
            """1:3 GraphQL introspection has been disabled, but the requested query contained the field "__schema".""",
            """1:14 GraphQL introspection has been disabled, but the requested query contained the field "queryType".""",
            """1:35 GraphQL introspection has been disabled, but the requested query contained the field "__type".""",
        ],
        Errors("{ __schema { queryType { name } } __type(name: \"Course\") { name } }", new ValidationOptions { Introspection = false }));

    [Fact]
    public void The_name_of_a_type_may_always_be_asked_for() =>
        Assert.Empty(Errors("{ __typename course { __typename } }", new ValidationOptions { Introspection = false }));

    private static IEnumerable<string> Errors(string document, ValidationOptions options) =>
        Validator.Validate(Schema, Parser.Parse(new Source(document), ParserOptions.Request), options).Select(Shown.Error);
}
