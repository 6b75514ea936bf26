using System.Text.Json;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types.Scalars;

/// <summary>The built-in scalar Boolean.</summary>
public sealed class BooleanCodec : ScalarCodec<bool>
{
    /// <inheritdoc/>
    public override bool TryRead(ValueNode literal, out bool value, out string? problem)
    {
        value = literal is BooleanValueNode { Value: true };
        problem = literal is BooleanValueNode ? null : ScalarProblems.NotABoolean(ScalarProblems.Shown(literal));

        return problem is null;
    }

    /// <inheritdoc/>
    public override bool TryRead(JsonElement json, out bool value, out string? problem)
    {
        value = json.ValueKind == JsonValueKind.True;
        problem = json.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : ScalarProblems.NotABoolean(ScalarProblems.Shown(json));

        return problem is null;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);
}
