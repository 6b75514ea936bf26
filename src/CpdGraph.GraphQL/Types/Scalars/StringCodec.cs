using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types.Scalars;

/// <summary>The built-in scalar String.</summary>
public sealed class StringCodec : ScalarCodec<string>
{
    /// <inheritdoc/>
    public override bool TryRead(ValueNode literal, [MaybeNullWhen(false)] out string value, out string? problem)
    {
        value = (literal as StringValueNode)?.Value;
        problem = value is null ? ScalarProblems.NotAString(ScalarProblems.Shown(literal)) : null;

        return value is not null;
    }

    /// <inheritdoc/>
    public override bool TryRead(JsonElement json, [MaybeNullWhen(false)] out string value, out string? problem)
    {
        value = json.ValueKind == JsonValueKind.String ? JsonText.Of(json) : null;
        problem = value is null ? ScalarProblems.NotAString(ScalarProblems.Shown(json)) : null;

        return value is not null;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);
}
