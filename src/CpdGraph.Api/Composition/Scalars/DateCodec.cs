using System.Globalization;
using System.Text.Json;

namespace CpdGraph.Api.Composition.Scalars;

/// <summary>Scalar <c>Date</c>: a day of the calendar in England.</summary>
internal sealed class DateCodec : TextCodec<DateOnly>
{
    private const string Pattern = "yyyy-MM-dd";

    protected override string Form => "A Date is a day of the calendar written YYYY-MM-DD, for example 2026-04-01.";

    public override void Write(Utf8JsonWriter writer, DateOnly value)
    {
        Span<char> text = stackalloc char[Pattern.Length];
        value.TryFormat(text, out var length, Pattern, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    protected override bool TryParse(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}
