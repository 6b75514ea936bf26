using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Tests.Execution;
using CpdGraph.GraphQL.Types;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Coercion;

/// <summary>A scalar of one's own: read from literals and from variables, written, and refused in its own words.</summary>
[Spec("Types.CustomScalars")]
public sealed class CustomScalarTests
{
    private readonly Harness _days = new(
        """
        scalar Day @specifiedBy(url: "https://example.org/day")
        type Query { after(day: Day!, days: [Day!] = ["2026-01-01"]): Day  never: Day }
        """,
        binding =>
        {
            binding.Scalar("Day", new DayCodec());
            binding.Query
                .Field<AfterArguments, DateOnly?>("after", (_, arguments, _) => arguments.Day.AddDays(arguments.Days?.Count ?? 0))
                .Field("never", DateOnly? (_) => DateOnly.MaxValue);
        });

    [Theory]
    [InlineData("""{ after(day: "2026-02-28") }""", "{}")]
    [InlineData("""{ after(day: "2026-02-28", days: "2026-01-01") }""", "{}")]
    [InlineData("query ($d: Day!) { after(day: $d) }", """{"d":"2026-02-28"}""")]
    [InlineData("query ($d: Day! = \"2026-02-28\") { after(day: $d) }", "{}")]
    public async Task It_is_read_from_a_literal_a_variable_and_a_default_and_written(string document, string variables) =>
        Assert.Equal("""{"after":"2026-03-01"}""", await _days.Data(document, variables));

    [Theory]
    [InlineData("""{ after(day: "tomorrow") }""", "{}", "GRAPHQL_VALIDATION_FAILED : Expected value of type \"Day\", found: \"tomorrow\"; A Day is written as 2026-03-01.")]
    [InlineData("{ after(day: 3) }", "{}", "GRAPHQL_VALIDATION_FAILED : Expected value of type \"Day\", found: 3.")]
    [InlineData("query ($d: Day!) { after(day: $d) }", """{"d":"tomorrow"}""", "BAD_USER_INPUT : Variable \"$d\" got an invalid value; A Day is written as 2026-03-01.")]
    [InlineData("query ($d: Day!) { after(day: $d) }", """{"d":3}""", "BAD_USER_INPUT : Variable \"$d\" got an invalid value; Day cannot represent value: 3")]
    public async Task What_is_none_is_refused_in_its_words(string document, string variables, string error) =>
        Assert.Equal([error], await _days.Errors(document, variables));

    [Fact]
    public async Task A_result_that_has_no_form_is_an_error_of_its_field() =>
        Assert.Equal(["INTERNAL never: A Day lies before the year 9000."], await _days.Errors("{ never }"));

    [Fact]
    public async Task Introspection_tells_where_it_is_specified() =>
        Assert.Equal("""{"__type":{"kind":"SCALAR","specifiedByURL":"https://example.org/day"}}""", await _days.Data("{ __type(name: \"Day\") { kind specifiedByURL } }"));

    private sealed record AfterArguments(DateOnly Day, IReadOnlyList<DateOnly>? Days);

    private sealed class DayCodec : ScalarCodec<DateOnly>
    {
        public override bool TryRead(ValueNode literal, [MaybeNullWhen(false)] out DateOnly value, out string? problem)
        {
            value = default;
            problem = null;

            return literal is StringValueNode text && TryRead(text.Value, out value, out problem);
        }

        public override bool TryRead(JsonElement json, [MaybeNullWhen(false)] out DateOnly value, out string? problem)
        {
            value = default;
            problem = null;

            return json.ValueKind == JsonValueKind.String && TryRead(json.GetString()!, out value, out problem);
        }

        public override void Write(Utf8JsonWriter writer, DateOnly value) => writer.WriteStringValue(
            value.Year < 9_000 ? value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : throw new ScalarValueException("A Day lies before the year 9000."));

        private static bool TryRead(string text, out DateOnly value, out string? problem)
        {
            var isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
            problem = isDay ? null : "A Day is written as 2026-03-01.";

            return isDay;
        }
    }
}
