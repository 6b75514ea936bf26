using System.Text;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Tests.Execution;

namespace CpdGraph.GraphQL.Tests.Planning;

/// <summary>What a stranger's document may ask for before anything runs. Each refusal says limit, maximum and actual; the process lives on.</summary>
public sealed class LimitTests
{
    private readonly Harness _library = Library.Start();

    [Fact]
    public async Task Sixteen_levels_are_read_and_seventeen_refused()
    {
        Assert.StartsWith("{\"data\":", await _library.Send($"{{ deep {Nested("sequel", 14)} }}"), StringComparison.Ordinal);
        Assert.Contains("\"limit\":\"depth\",\"maximum\":16,\"actual\":17", await _library.Send($"{{ deep {Nested("sequel", 15)} }}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Depth_counts_through_fragments()
    {
        var document = new StringBuilder("{ deep { ...F0 } }");

        for (var i = 0; i < 20; i++)
        {
            document.Append(System.Globalization.CultureInfo.InvariantCulture, $" fragment F{i} on Book {{ sequel {{ ...F{i + 1} }} }}");
        }

        document.Append(" fragment F20 on Book { id }");

        Assert.Contains("\"limit\":\"depth\"", await _library.Send(document.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fragment_named_like_introspection_is_counted_like_any_other()
    {
        var document = $"{{ deep {{ ...__schema }} }} fragment __schema on Book {{ sequel {Nested("sequel", 15)} }}";

        Assert.Contains("\"limit\":\"depth\"", await _library.Send(document), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fragments_that_fan_out_are_counted_without_being_expanded()
    {
        // Two to the thirteenth fields from fourteen small fragments.
        var document = new StringBuilder("{ deep { ...F0 } }");

        for (var i = 0; i < 13; i++)
        {
            document.Append(System.Globalization.CultureInfo.InvariantCulture, $" fragment F{i} on Book {{ a: sequel {{ ...F{i + 1} }} b: sequel {{ ...F{i + 1} }} }}");
        }

        document.Append(" fragment F13 on Book { id }");

        Assert.Contains("\"limit\":\"expandedFields\",\"maximum\":5000,\"actual\":", await _library.Send(document.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_of_ten_thousand_fragments_without_fields_is_no_deeper_than_one()
    {
        var document = new StringBuilder("{ deep { ...F0 } }");

        for (var i = 0; i < 10_000; i++)
        {
            document.Append(System.Globalization.CultureInfo.InvariantCulture, $" fragment F{i} on Book {{ ...F{i + 1} }}");
        }

        document.Append(" fragment F10000 on Book { id }");

        var open = Library.Start(new ExecutionOptions { Parser = new() { MaxTokens = int.MaxValue } });

        Assert.Equal("""{"data":{"deep":{"id":"1"}}}""", await open.Send(document.ToString()));
        Assert.Contains("LIMIT_EXCEEDED", await _library.Send(document.ToString()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{a")]
    [InlineData("{a(x:[")]
    [InlineData("{a(x:{y:")]
    [InlineData("query($x:[")]
    [InlineData("{...{")]
    [InlineData("[")]
    public async Task Sixty_four_kilobytes_of_nothing_but_nesting_get_an_error(string unit)
    {
        var document = string.Concat(Enumerable.Repeat(unit, 65_536 / unit.Length));
        var nested = string.Concat(Enumerable.Repeat(unit[^1].ToString(), 65_536));

        Assert.StartsWith("{\"errors\":[{", await _library.Send(document), StringComparison.Ordinal);
        Assert.StartsWith("{\"errors\":[{", await _library.Send($"{{a(x:{nested}"), StringComparison.Ordinal);
        Assert.StartsWith("{\"data\":", await _library.Send("{ deep { id } }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_that_nest_too_deeply_get_an_error()
    {
        var variables = $"{{\"id\":{new string('[', 10_000)}{new string(']', 10_000)}}}";

        Assert.Contains("BAD_REQUEST", await _library.Send("query ($id: ID!) { book(id: $id) { id } }", variables), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_conditions_answer_right_for_every_outcome_although_few_plans_are_kept()
    {
        var names = Enumerable.Range(0, 6).Select(i => $"v{i}").ToArray();
        var document =
            $"query ({string.Join(", ", names.Select(name => $"${name}: Boolean!"))}) {{ deep {{ {string.Join(' ', names.Select(name => $"{name}: id @include(if: ${name})"))} name }} }}";

        for (var outcome = 0; outcome < 64; outcome++)
        {
            var variables = names.Select((name, i) => (name, Value: (outcome & (1 << i)) != 0)).ToDictionary(pair => pair.name, pair => pair.Value);
            var expected = string.Concat(variables.Where(pair => pair.Value).Select(pair => $"\"{pair.Key}\":\"1\","));

            Assert.Equal($"{{\"data\":{{\"deep\":{{{expected}\"name\":\"Alpha\"}}}}}}", await _library.Send(document, variables));
        }
    }

    private static string Nested(string field, int levels) =>
        $"{{ {string.Concat(Enumerable.Repeat($"{field} {{ ", levels))} id {string.Concat(Enumerable.Repeat("} ", levels))} }}";
}
