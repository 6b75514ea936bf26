using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CpdGraph.Api.Composition.Scalars;

/// <summary>Scalar <c>DateTime</c>: a moment, read with any offset and always written in UTC with milliseconds.</summary>
internal sealed partial class DateTimeCodec : TextCodec<DateTimeOffset>
{
    private const string Written = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const int WrittenLength = 24;
    private static readonly string[] Read = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    protected override string Form =>
        "A DateTime is a moment with its offset as in RFC 3339, for example 2026-04-01T09:30:00Z or 2026-04-01T10:30:00+01:00.";

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value)
    {
        Span<char> text = stackalloc char[WrittenLength];
        value.UtcDateTime.TryFormat(text, out var length, Written, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    // The offset is asked for first: without one the framework would take the server's own zone.
    protected override bool TryParse(string text, out DateTimeOffset value)
    {
        value = default;

        return EndsWithOffset().IsMatch(text)
            && DateTimeOffset.TryParseExact(text, Read, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out value);
    }

    [GeneratedRegex(@"(Z|[+-]\d\d:\d\d)\z", RegexOptions.CultureInvariant)]
    private static partial Regex EndsWithOffset();
}
