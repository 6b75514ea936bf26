using System.Text;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Validation;

namespace CpdGraph.GraphQL.Tests.Differential;

/// <summary>Both sides of each known difference: an entry that no longer differs must go.</summary>
public sealed class KnownDifferenceTests
{
    private const string Sdl =
        """
        type Query { a(by: In = {}): Int, key(by: Key!, more: Key): Int, either: Either }
        union Either = One | Other
        type One { size: Int }
        type Other { size: Int }
        input In { text: String, size: Int = 3 }
        input Key @oneOf { id: ID, slug: String }
        """;

    [Fact]
    public async Task Meta_fields_belong_to_the_type_that_they_are_selected_on()
    {
        var (ours, theirs) = await Judge("{ __schema(x: 1) { description } }");

        Assert.Equal("""KnownArgumentNames 1:12 Unknown argument "x" on field "Query.__schema".""", Assert.Single(ours.Errors));
        Assert.Equal("""KnownArgumentNames 1:12 Unknown argument "x" on field "<meta>.__schema".""", Assert.Single(theirs.Errors));
        Assert.Equal([KnownDifferences.MetaFields], KnownDifferences.Of(ours, theirs)!);
    }

    [Fact]
    public async Task Messages_quote_two_hundred_characters()
    {
        var (ours, theirs) = await Judge($$"""{ a(by: { text: ["{{new string('x', 400)}}"] }) }""");

        Assert.EndsWith("xxx…", Assert.Single(ours.Errors), StringComparison.Ordinal);
        Assert.Contains(new string('x', 400), Assert.Single(theirs.Errors), StringComparison.Ordinal);
        Assert.Equal([KnownDifferences.LongQuotes], KnownDifferences.Of(ours, theirs)!);
    }

    [Fact]
    public async Task Empty_objects_print_without_spaces()
    {
        var (ours, theirs) = await Judge("{ a(by: { text: {} }) }");

        Assert.EndsWith(": {}", Assert.Single(ours.Errors), StringComparison.Ordinal);
        Assert.EndsWith(": {  }", Assert.Single(theirs.Errors), StringComparison.Ordinal);
        Assert.Equal([KnownDifferences.EmptyObjects], KnownDifferences.Of(ours, theirs)!);
    }

    [Fact]
    public async Task A_nullable_variable_must_not_be_the_value_of_a_OneOf_field_wherever_it_stands()
    {
        var (ours, theirs) = await Judge("query ($id: ID) { key(by: { id: $id }, more: { id: $id }) }");

        Assert.Equal(2, ours.Errors.Length);
        Assert.Equal(ours.Errors[1], Assert.Single(theirs.Errors));
        Assert.Equal([KnownDifferences.NullableInOneOf], KnownDifferences.Of(ours, theirs)!);
    }

    [Fact]
    public async Task The_name_of_the_type_has_the_shape_of_a_string_wherever_it_stands()
    {
        var (ours, theirs) = await Judge("{ either { ... on One { size: __typename } ... on Other { size } } }");

        Assert.Contains("conflicting types \"String!\" and \"Int\"", Assert.Single(ours.Errors), StringComparison.Ordinal);
        Assert.Empty(theirs.Errors);
        Assert.Equal([KnownDifferences.MetaFieldShapes], KnownDifferences.Of(ours, theirs)!);
    }

    [Fact]
    public async Task The_schema_has_the_shape_of_an_object_wherever_it_stands()
    {
        var (ours, theirs) = await Judge("{ key: __schema { description } ...Other } fragment Other on One { key: size }");

        Assert.Contains(ours.Errors, error => error.Contains("conflicting types \"__Schema!\" and \"Int\"", StringComparison.Ordinal));
        Assert.StartsWith("PossibleFragmentSpreads ", Assert.Single(theirs.Errors), StringComparison.Ordinal);
        Assert.Equal([KnownDifferences.MetaFieldShapes], KnownDifferences.Of(ours, theirs)!);
    }

    [Fact]
    public async Task A_definition_in_a_request_is_not_looked_into()
    {
        var (ours, theirs) = await Judge("{ a } type Local { a: Missing }");

        Assert.StartsWith("ExecutableDefinitions ", Assert.Single(ours.Errors), StringComparison.Ordinal);
        Assert.Equal(2, theirs.Errors.Length);
        Assert.Equal([KnownDifferences.DefinitionsInRequests], KnownDifferences.Of(ours, theirs)!);
    }

    [Fact]
    public async Task Introspection_is_that_of_September_2025()
    {
        var (ours, theirs) = await Judge("{ __schema { directives(includeDeprecated: true) { isDeprecated deprecationReason } } }");

        Assert.Equal(3, ours.Errors.Length);
        Assert.True(theirs.Accepts, KnownDifferences.NewerIntrospection);
    }

    [Fact]
    public async Task Defaults_have_the_defaults_inside_them()
    {
        const string query = """{ __type(name: "Query") { fields { args { defaultValue } } } }""";
        await using var reference = new Reference();
        await reference.SchemaAsync(Sdl);
        var (_, theirs) = await reference.JudgeAsync(new MadeRequest(query, "{}", null));
        using var ours = await Engine.RunAsync(SchemaBuilder.Build(new Source(Sdl)), "{}", new MadeRequest(query, "{}", null));

        Assert.Contains("{ size: 3 }", System.Text.Encoding.UTF8.GetString(ours.Body.Span), StringComparison.Ordinal);
        Assert.DoesNotContain("size", theirs.ToString()!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("skip", """{"data":{"shown":1,"a":1}}""")]
    [InlineData("include", """{"data":{"shown":1}}""")]
    public async Task A_condition_that_is_null_is_not_true(string directive, string answer)
    {
        const string data = """{ "a": 1 }""";
        var request = new MadeRequest($"query ($if: Boolean = true) {{ shown: a a @{directive}(if: $if) }}", """{ "if": null }""", null);
        await using var reference = new Reference();
        await reference.SchemaAsync(Sdl);
        await reference.DataAsync(data);
        var (verdict, theirs) = await reference.JudgeAsync(request);
        using var ours = await Engine.RunAsync(SchemaBuilder.Build(new Source(Sdl)), data, request);

        Assert.True(verdict.Accepts);
        Assert.True(KnownDifferences.HasNullCondition(theirs!.Value), theirs.ToString());
        Assert.Equal(answer, Encoding.UTF8.GetString(ours.Body.Span));
    }

    [Fact]
    public async Task Mistakes_that_one_side_makes_alone_may_stand_between_those_that_both_make()
    {
        var (ours, theirs) = await Judge("query ($id: ID) { key(by: { id: $id }) @skip(unknown: true) { a } nothing } type Local { a: Missing } { nothingElse }");

        Assert.True(theirs.Errors.Length > 3, theirs.ToString());
        Assert.Equal([KnownDifferences.DefinitionsInRequests, KnownDifferences.NullableInOneOf], KnownDifferences.Of(ours, theirs)!.Order(StringComparer.Ordinal));
        Assert.Null(KnownDifferences.Of(ours, new Verdict(theirs.Errors[1..])));
        Assert.Null(KnownDifferences.Of(new Verdict(ours.Errors[1..]), theirs));
    }

    [Fact]
    public async Task Of_a_directive_that_is_defined_twice_each_side_takes_another_definition()
    {
        const string sdl = $"{Sdl} directive @d(x: Int @d) on ARGUMENT_DEFINITION directive @d on FIELD";
        await using var reference = new Reference();
        var theirs = await reference.SchemaAsync(sdl);
        SchemaBuilder.TryBuild([new Source(sdl)], out _, out var errors);

        Assert.StartsWith("KnownDirectives ", theirs.Errors[0], StringComparison.Ordinal);
        Assert.StartsWith("UniqueDirectiveNames ", Verdict.Of(errors).Errors[0], StringComparison.Ordinal);
        Assert.Null(KnownSchemaDifferences.Unexplained(Verdict.Of(errors), theirs));
    }

    [Theory]
    [InlineData("directive @d(x: Int @d) on ARGUMENT_DEFINITION", "DirectiveCycles")]
    [InlineData("directive @d @deprecated(reason: \"Old.\") on FIELD", "- 6:56 Syntax Error: Expected \"on\", found \"@\".")]
    [InlineData("directive @d on FIELD extend directive @d @deprecated", "- 6:72 Syntax Error: Unexpected Name \"directive\".")]
    [InlineData("query { a }", "TypeSystemDefinitions")]
    public async Task We_refuse_schemas_that_the_reference_accepts(string addition, string rule)
    {
        await using var reference = new Reference();
        var theirs = await reference.SchemaAsync($"{Sdl} {addition}");
        SchemaBuilder.TryBuild([new Source($"{Sdl} {addition}")], out _, out var errors);

        Assert.True(theirs.Accepts);
        Assert.StartsWith(rule, Assert.Single(Verdict.Of(errors).Errors), StringComparison.Ordinal);
        Assert.Null(KnownSchemaDifferences.Unexplained(Verdict.Of(errors), theirs));
    }

    [Fact]
    public async Task A_schema_that_one_side_alone_refuses_is_a_difference()
    {
        await using var reference = new Reference();
        var theirs = await reference.SchemaAsync("type Query { a: Missing }");

        Assert.NotNull(KnownSchemaDifferences.Unexplained(new Verdict([]), theirs));
        Assert.NotNull(KnownSchemaDifferences.Unexplained(theirs, new Verdict([])));
        Assert.NotNull(KnownSchemaDifferences.Unexplained(new Verdict(["OtherRule 1:1 Another mistake."]), theirs));
        Assert.Null(KnownSchemaDifferences.Unexplained(theirs, theirs));
    }

    [Fact]
    public async Task Any_other_difference_is_none_of_these()
    {
        var (ours, theirs) = await Judge("{ b }");

        Assert.Null(KnownDifferences.Of(ours, new Verdict([theirs.Errors[0] + "!"])));
        Assert.Null(KnownDifferences.Of(ours, new Verdict([])));
        Assert.Null(KnownDifferences.Of(new Verdict([]), theirs));
    }

    private static async Task<(Verdict Ours, Verdict Theirs)> Judge(string query)
    {
        await using var reference = new Reference();
        await reference.SchemaAsync(Sdl);
        var (theirs, _) = await reference.JudgeAsync(new MadeRequest(query, "{}", null));
        var errors = Validator.Validate(SchemaBuilder.Build(new Source(Sdl)), Parser.Parse(new Source(query), ParserOptions.Request));

        return (Verdict.Of(errors), theirs);
    }
}
