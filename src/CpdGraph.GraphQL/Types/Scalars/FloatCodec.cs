using System.Globalization;
using System.Text.Json;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types.Scalars;

/// <summary>The built-in scalar Float: finite numbers of double precision. Whole numbers are taken too.</summary>
public sealed class FloatCodec : ScalarCodec<double>
{
    /// <inheritdoc/>
    public override bool TryRead(ValueNode literal, out double value, out string? problem)
    {
        var text = literal switch
        {
            IntValueNode number => number.Value,
            FloatValueNode number => number.Value,
            _ => null,
        };

        value = 0;
        var isFinite = text is not null && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        problem = isFinite ? null : ScalarProblems.NotNumeric(ScalarProblems.Shown(literal));

        return isFinite;
    }

    /// <inheritdoc/>
    public override bool TryRead(JsonElement json, out double value, out string? problem)
    {
        value = 0;
        var isFinite = json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out value) && double.IsFinite(value);
        problem = isFinite ? null : ScalarProblems.NotNumeric(ScalarProblems.Shown(json));

        return isFinite;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ScalarValueException(ScalarProblems.NotNumeric(value.ToString(CultureInfo.InvariantCulture)));
        }

        writer.WriteNumberValue(value);
    }
}
