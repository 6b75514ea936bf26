using System.Buffers;
using System.Text;
using System.Text.Json;
using CpdGraph.Api.Composition.Scalars;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using Xunit;

namespace CpdGraph.Api.Tests.Composition;

public sealed class ScalarTests
{
    [Theory]
    [InlineData("2026-04-01")]
    [InlineData("2024-02-29")]
    public void A_day_is_read_and_written_as_it_came(string text)
    {
        Assert.Equal($"\"{text}\"", ThereAndBack(new DateCodec(), text));
    }

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("2026-4-1")]
    [InlineData("01/04/2026")]
    [InlineData("2026-04-01T00:00:00Z")]
    [InlineData("")]
    public void Other_texts_are_no_days(string text)
    {
        Assert.False(new DateCodec().TryRead(Literal(text), out _, out var problem));
        Assert.Equal("A Date is a day of the calendar written YYYY-MM-DD, for example 2026-04-01.", problem);
    }

    [Theory]
    [InlineData("2026-04-01T09:30:00Z", "2026-04-01T09:30:00.000Z")]
    [InlineData("2026-04-01T10:30:00+01:00", "2026-04-01T09:30:00.000Z")]
    [InlineData("2026-04-01T09:30:00.1234567Z", "2026-04-01T09:30:00.123Z")]
    [InlineData("2026-03-31T23:30:00-00:30", "2026-04-01T00:00:00.000Z")]
    public void A_moment_is_read_with_any_offset_and_written_in_utc(string text, string written)
    {
        Assert.Equal($"\"{written}\"", ThereAndBack(new DateTimeCodec(), text));
    }

    [Theory]
    [InlineData("2026-04-01T09:30:00")]
    [InlineData("2026-04-01")]
    [InlineData("2026-04-01 09:30:00Z")]
    [InlineData("2026-04-01T25:30:00Z")]
    public void A_moment_without_its_offset_or_clock_is_refused(string text)
    {
        Assert.False(new DateTimeCodec().TryRead(Literal(text), out _, out _));
    }

    [Theory]
    [InlineData("35.00")]
    [InlineData("-0.5")]
    [InlineData("79228162514264337593543950335")]
    public void A_decimal_keeps_every_digit(string text)
    {
        Assert.Equal($"\"{text}\"", ThereAndBack(new DecimalCodec(), text));
    }

    [Fact]
    public void A_decimal_is_taken_as_a_number_too()
    {
        using var json = JsonDocument.Parse("12.30");

        Assert.True(new DecimalCodec().TryRead(json.RootElement, out var value, out _));
        Assert.Equal("\"12.30\"", Written(new DecimalCodec(), value));
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("1e3")]
    [InlineData("NaN")]
    [InlineData("99999999999999999999999999999999999999999999")]
    public void Other_texts_are_no_decimals(string text)
    {
        Assert.False(new DecimalCodec().TryRead(Literal(text), out _, out _));
    }

    [Theory]
    [InlineData("https://example.org/course?id=1", true)]
    [InlineData("mailto:hub@example.org", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("/course", false)]
    [InlineData("example.org", false)]
    public void A_url_is_absolute_and_opens_a_page_or_a_letter(string text, bool fits)
    {
        Assert.Equal(fits, new UrlCodec().TryRead(Literal(text), out _, out _));
    }

    [Theory]
    [InlineData("tailored-health-coaching-1", true)]
    [InlineData("a", true)]
    [InlineData("Tailored", false)]
    [InlineData("a--b", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a b", false)]
    [InlineData("", false)]
    public void A_slug_is_made_of_words_with_hyphens_between(string text, bool fits)
    {
        Assert.Equal(fits, PatternCodec.Slug.TryRead(Literal(text), out _, out _));
    }

    [Fact]
    public void A_slug_has_at_most_200_characters()
    {
        Assert.True(PatternCodec.Slug.TryRead(Literal(new string('a', 200)), out _, out _));
        Assert.False(PatternCodec.Slug.TryRead(Literal(new string('a', 201)), out _, out _));
    }

    [Theory]
    [InlineData("QOX", true)]
    [InlineData("U12345", true)]
    [InlineData("qox", false)]
    [InlineData("Q", false)]
    [InlineData("QOX\n", false)]
    public void An_ods_code_has_capital_letters_and_digits(string text, bool fits)
    {
        Assert.Equal(fits, PatternCodec.OdsCode.TryRead(Literal(text), out _, out _));
    }

    private static StringValueNode Literal(string text) => new(text, isBlock: false, new Location(new Source(text), 0));

    private static string ThereAndBack<T>(ScalarCodec<T> codec, string text)
        where T : notnull
    {
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(text));

        Assert.True(codec.TryRead(Literal(text), out var fromLiteral, out var problem), problem);
        Assert.True(codec.TryRead(json.RootElement, out var fromJson, out problem), problem);
        Assert.Equal(fromLiteral, fromJson);

        return Written(codec, fromLiteral);
    }

    private static string Written<T>(ScalarCodec<T> codec, T value)
        where T : notnull
    {
        var buffer = new ArrayBufferWriter<byte>();

        using (var writer = new Utf8JsonWriter(buffer))
        {
            codec.Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
