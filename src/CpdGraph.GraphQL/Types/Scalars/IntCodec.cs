using System.Globalization;
using System.Text.Json;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types.Scalars;

/// <summary>The built-in scalar Int: whole numbers of 32 bits.</summary>
/// <remarks>A JSON number such as 2.0 or 1e3 is whole and is taken; a literal must be written as a whole number.</remarks>
public sealed class IntCodec : ScalarCodec<int>
{
    /// <inheritdoc/>
    public override bool TryRead(ValueNode literal, out int value, out string? problem)
    {
        if (literal is not IntValueNode number)
        {
            value = 0;
            problem = ScalarProblems.NotAnInteger(ScalarProblems.Shown(literal));

            return false;
        }

        var fits = int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
        problem = fits ? null : ScalarProblems.NotIn32Bits(SyntaxErrors.Quoted(number.Value));

        return fits;
    }

    /// <inheritdoc/>
    public override bool TryRead(JsonElement json, out int value, out string? problem)
    {
        problem = null;
        value = 0;

        if (json.ValueKind != JsonValueKind.Number || !json.TryGetDouble(out var number) || !double.IsInteger(number))
        {
            problem = ScalarProblems.NotAnInteger(ScalarProblems.Shown(json));

            return false;
        }

        if (number is < int.MinValue or > int.MaxValue)
        {
            problem = ScalarProblems.NotIn32Bits(ScalarProblems.Shown(json));

            return false;
        }

        value = (int)number;

        return true;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, int value) => writer.WriteNumberValue(value);
}
