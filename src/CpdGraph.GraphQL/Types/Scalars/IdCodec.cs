using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types.Scalars;

/// <summary>The built-in scalar ID: takes strings and whole numbers, always gives strings.</summary>
public sealed class IdCodec : ScalarCodec<string>
{
    /// <inheritdoc/>
    public override bool TryRead(ValueNode literal, [MaybeNullWhen(false)] out string value, out string? problem)
    {
        value = literal switch
        {
            StringValueNode text => text.Value,
            IntValueNode number => number.Value,
            _ => null,
        };
        problem = value is null ? ScalarProblems.NotAnIdLiteral(ScalarProblems.Shown(literal)) : null;

        return value is not null;
    }

    /// <inheritdoc/>
    /// <remarks>Digits are kept as sent: 64-bit keys of other systems do not lose their last places in a double.</remarks>
    public override bool TryRead(JsonElement json, [MaybeNullWhen(false)] out string value, out string? problem)
    {
        value = json.ValueKind switch
        {
            JsonValueKind.String => JsonText.Of(json),
            JsonValueKind.Number when json.GetRawText() is var digits && !digits.AsSpan().ContainsAny('.', 'e', 'E') => digits,
            _ => null,
        };
        problem = value is null ? ScalarProblems.NotAnId(ScalarProblems.Shown(json)) : null;

        return value is not null;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);
}
