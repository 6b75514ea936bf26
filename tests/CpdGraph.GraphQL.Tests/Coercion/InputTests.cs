using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Tests.Execution;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Coercion;

public sealed class InputTests
{
    private const string Sdl =
        """
        type Query {
          change(input: Change!): String!
          many(values: [Int], rows: [[Int!]!]): String!
          pick(by: Key!): String!
          count(values: [Int!]!): Int!
        }
        input Change { title: String  days: Int = 3  tags: [String!]  inner: Change  size: Size! = SMALL }
        input Key @oneOf { id: ID  slug: String }
        enum Size { SMALL LARGE }
        """;

    private readonly Harness _harness = new(Sdl, binding =>
    {
        binding.Enum<Size>("Size");
        binding.Query
            .Field<ChangeArguments, string>("change", (_, arguments, _) => arguments.Input.ToString())
            .Field<ManyArguments, string>("many", (_, arguments, _) =>
                $"{Text(arguments.Values)}|{(arguments.Rows is null ? "null" : string.Join(';', arguments.Rows.Select(row => string.Join(',', row))))}")
            .Field<PickArguments, string>("pick", (_, arguments, _) => $"{arguments.By.Id}/{arguments.By.Slug}")
            .Field<CountArguments, int>("count", (_, arguments, _) => arguments.Values.Count);
    });

    [Theory]
    [InlineData("{}", "absent,3,absent,,Small")]
    [InlineData("{ title: null, days: null }", "null,null,absent,,Small")]
    [InlineData("""{ title: "a", tags: "one", size: LARGE }""", "a,3,one,,Large")]
    [InlineData("""{ inner: { days: 1 }, tags: [] }""", "absent,3,,[absent,1,absent,,Small],Small")]
    [Spec("Types.InputObjects")]
    public async Task Absent_null_and_given_differ_and_defaults_apply_at_every_level(string literal, string expected)
    {
        Assert.Equal($$"""{"change":"{{expected}}"}""", await _harness.Data($"{{ change(input: {literal}) }}"));
    }

    [Fact]
    [Spec("Execution.Variables")]
    public async Task Variables_take_the_same_forms_as_literals()
    {
        const string document = "query ($input: Change!) { change(input: $input) }";

        Assert.Equal("""{"change":"absent,3,absent,,Small"}""", await _harness.Data(document, """{"input":{}}"""));
        Assert.Equal("""{"change":"null,3,a,[x,3,absent,,Large],Small"}""", await _harness.Data(document, """{"input":{"title":null,"tags":"a","inner":{"title":"x","size":"LARGE"}}}"""));
    }

    [Fact]
    [Spec("Execution.VariablesInLiterals")]
    public async Task A_variable_that_is_absent_leaves_its_input_field_absent_and_its_list_item_null()
    {
        Assert.Equal("""{"change":"absent,3,absent,,Small"}""", await _harness.Data("query ($t: String, $d: Int) { change(input: { title: $t, days: $d }) }"));
        Assert.Equal("""{"many":"1,null|null"}""", await _harness.Data("query ($v: Int) { many(values: [1, $v]) }"));
    }

    [Fact]
    [Spec("Types.ListInput")]
    public async Task A_single_value_becomes_a_list_of_one_at_every_level()
    {
        Assert.Equal("""{"many":"5|7"}""", await _harness.Data("{ many(values: 5, rows: 7) }"));
        Assert.Equal("""{"many":"5|1,2"}""", await _harness.Data("query ($v: [Int], $r: [[Int!]!]) { many(values: $v, rows: $r) }", """{"v":5,"r":[[1,2]]}"""));
    }

    [Fact]
    public async Task A_list_variable_of_non_null_items_fits_a_list_of_nullable_ones()
    {
        Assert.Equal("""{"many":"1,2|null"}""", await _harness.Data("query ($v: [Int!]) { many(values: $v) }", """{"v":[1,2]}"""));
    }

    [Theory]
    [InlineData("""{"id":"1"}""", "1/")]
    [InlineData("""{"slug":"a"}""", "/a")]
    [Spec("Types.OneOf")]
    public async Task One_key_of_a_oneof_input_is_taken(string key, string expected)
    {
        Assert.Equal($$"""{"pick":"{{expected}}"}""", await _harness.Data("query ($by: Key!) { pick(by: $by) }", $$"""{"by":{{key}}}"""));
    }

    [Theory]
    [InlineData("{}", "Exactly one key must be specified for OneOf type \"Key\".")]
    [InlineData("""{"id":"1","slug":"a"}""", "Exactly one key must be specified for OneOf type \"Key\".")]
    [InlineData("""{"id":null}""", "Field \"id\" must be non-null.")]
    [InlineData("""{"key":"1"}""", "Field \"key\" is not defined by type \"Key\".")]
    [InlineData("3", "Expected type \"Key\" to be an object.")]
    [Spec("Types.OneOf")]
    public async Task A_oneof_input_with_none_several_or_null_keys_is_refused(string key, string expected)
    {
        var error = Assert.Single(await _harness.Errors("query ($by: Key!) { pick(by: $by) }", $$"""{"by":{{key}}}"""));

        Assert.StartsWith("BAD_USER_INPUT : Variable \"$by\" got an invalid value", error, StringComparison.Ordinal);
        Assert.EndsWith(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_message_names_the_way_to_the_value()
    {
        var errors = await _harness.Errors("query ($input: Change!) { change(input: $input) }", """{"input":{"inner":{"tags":["a",4]}}}""");

        Assert.Equal(["BAD_USER_INPUT : Variable \"$input\" got an invalid value at \"input.inner.tags[1]\"; String cannot represent a non string value: 4"], errors);
    }

    [Fact]
    public async Task A_list_longer_than_the_limit_is_refused_in_a_variable_and_in_a_literal()
    {
        var values = string.Join(',', Enumerable.Repeat("1", 101));

        var byVariable = await _harness.Send("query ($v: [Int!]!) { count(values: $v) }", $$"""{"v":[{{values}}]}""");
        var byLiteral = await _harness.Send($"{{ count(values: [{values}]) }}");

        Assert.Contains("\"code\":\"LIMIT_EXCEEDED\",\"limit\":\"inputListItems\",\"maximum\":100,\"actual\":101", byVariable, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"LIMIT_EXCEEDED\",\"limit\":\"inputListItems\",\"maximum\":100,\"actual\":101", byLiteral, StringComparison.Ordinal);
    }

    private static string Text(IReadOnlyList<int?>? values) => values is null ? "null" : string.Join(',', values.Select(value => value is { } given ? $"{given}" : "null"));

    private enum Size
    {
        Small,
        Large,
    }

    private sealed record ChangeArguments(Change Input);

    private sealed record ManyArguments(IReadOnlyList<int?>? Values, IReadOnlyList<IReadOnlyList<int>>? Rows);

    private sealed record PickArguments(Key By);

    private sealed record CountArguments(IReadOnlyList<int> Values);

    private sealed record Key(string? Id, string? Slug);

    private sealed record Change(Optional<string?> Title, int? Days, Optional<IReadOnlyList<string>?> Tags, Change? Inner, Size Size)
    {
        public override string ToString()
        {
            var title = Title.IsPresent ? Title.Value ?? "null" : "absent";
            var tags = Tags.IsPresent ? string.Join('+', Tags.Value ?? ["null"]) : "absent";

            return $"{title},{(Days is { } days ? $"{days}" : "null")},{tags},{(Inner is null ? "" : $"[{Inner}]")},{Size}";
        }
    }
}
