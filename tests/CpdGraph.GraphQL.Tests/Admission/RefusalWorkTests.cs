using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Tests.Execution;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Validation;

namespace CpdGraph.GraphQL.Tests.Admission;

/// <summary>A refusal is work in step with the request and no more. It is counted, not timed; <c>bench/</c> has the time.</summary>
public sealed class RefusalWorkTests
{
    // A block of the text, twice: for the place itself and for the start of its line, each a little early where a character begins.
    private const int BytesOfOnePlace = 2 * (4_096 + 3);

    private static readonly Schema Schema = SchemaBuilder.Build(new Source("type Query { row(first: Int): Query id: ID }"));

    private static readonly Dictionary<string, (int Places, Func<string, string> Document)> Shapes = new()
    {
        ["unknown arguments behind spaces"] = (20, spaces => $"{{ {spaces} {Each(90, i => $"a{i}: row(x: 1) {{ id }}")} }}"),
        ["one field in conflict many times"] = (40, spaces => $"{{ {spaces} {Each(90, i => $"row(first: {i}) {{ id }}")} }}"),
        ["fragments in a circle"] = (100, spaces => $"{{ ...F0 }} {spaces} {Each(190, i => $"fragment F{i} on Query {{ row {{ ...F{(i + 1) % 190} }} }}")}"),
        ["circles, each of many fragments"] = (1_000, spaces => $"{{ {Each(10, c => $"...C{c}F0")} }} {spaces} {Each(10, c => Each(100, i => $"fragment C{c}F{i} on Query {{ row {{ ...C{c}F{(i + 1) % 100} }} }}"))}"),
    };

    public static TheoryData<string> Names => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_places_of_mistakes_at_the_end_of_a_long_line_cost_two_looks_at_the_text(string shape)
    {
        var (places, document) = Shapes[shape];
        var source = new Source(document(new string(' ', 900_000)));
        var errors = Validator.Validate(Schema, Parser.Parse(source, ParserOptions.Schema));
        var found = errors.SelectMany(error => error.Locations).Select(location => location.ToLineAndColumn()).ToImmutableArray();

        Assert.True(found.Length >= places, $"{found.Length} places");
        Assert.Contains(found, place => place.Column > 900_000);
        Assert.InRange(source.BytesCounted, source.Text.Length, (2L * source.Text.Length) + (found.Length * BytesOfOnePlace));
    }

    [Fact]
    public async Task As_many_values_as_allowed_are_read_from_variables_and_no_more_are_looked_at()
    {
        var library = Library.Start();
        const string Document = "query ($first: Int) { books(first: $first) { id } }";

        // With the object around them.
        var most = await library.SendJson(Document, $"{{\"first\":1,\"other\":[{Each(9_997, _ => "1", ",")}]}}");
        var beyond = await library.SendJson(Document, $"{{\"first\":1,\"other\":[{Each(9_998, _ => "1", ",")}]}}");

        Assert.Null(most["errors"]);
        Assert.Equal("LIMIT_EXCEEDED variableValues 10000 10001", Limit(beyond));
        Assert.False(beyond.AsObject().ContainsKey("data"), "Nothing may have run.");
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":[", "]}")]
    public async Task Counting_values_ends_at_the_limit_whatever_comes_after(string open, string close)
    {
        var nested = $"{Each(25, _ => open, "")}{Each(12_000, _ => "1", ",")}";
        var library = Library.Start();

        var well = await library.SendJson("query ($genre: Int) { books(first: $genre) { id } }", $"{{\"genre\":{nested}{Each(25, _ => close, "")}}}");
        var broken = await library.SendJson("query ($genre: Int) { books(first: $genre) { id } }", $"{{\"genre\":{nested} no JSON at all");

        Assert.Equal("LIMIT_EXCEEDED variableValues 10000 10001", Limit(well));
        Assert.Equal("LIMIT_EXCEEDED variableValues 10000 10001", Limit(broken));
    }

    private static string Limit(JsonNode answer)
    {
        var extensions = answer["errors"]![0]!["extensions"]!;

        return $"{extensions["code"]} {extensions["limit"]} {extensions["maximum"]} {extensions["actual"]}";
    }

    private static string Each(int count, Func<int, string> text, string between = " ") => string.Join(between, Enumerable.Range(0, count).Select(text));
}
