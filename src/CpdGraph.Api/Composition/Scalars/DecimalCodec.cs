using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.Api.Composition.Scalars;

/// <summary>Scalar <c>Decimal</c>: written as a string with the decimals that the value has, read from a string or a number.</summary>
internal sealed class DecimalCodec : TextCodec<decimal>
{
    // decimal.MaxValue has 29 digits; with sign and point no longer text can be exact.
    private const int LongestText = 31;

    protected override string Form => "A Decimal is a number in a string, for example \"35.00\".";

    public override bool TryRead(ValueNode literal, [MaybeNullWhen(false)] out decimal value, out string? problem)
    {
        var text = literal switch
        {
            IntValueNode whole => whole.Value,
            FloatValueNode number => number.Value,
            StringValueNode quoted => quoted.Value,
            _ => "",
        };

        var done = TryParse(text, out value);
        problem = done ? null : Form;

        return done;
    }

    public override bool TryRead(JsonElement json, [MaybeNullWhen(false)] out decimal value, out string? problem)
    {
        var text = json.ValueKind switch
        {
            JsonValueKind.Number => json.GetRawText(),
            JsonValueKind.String => json.GetString()!,
            _ => "",
        };

        var done = TryParse(text, out value);
        problem = done ? null : Form;

        return done;
    }

    public override void Write(Utf8JsonWriter writer, decimal value)
    {
        Span<char> text = stackalloc char[LongestText];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    protected override bool TryParse(string text, out decimal value)
    {
        value = 0;

        return text.Length <= LongestText
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }
}
