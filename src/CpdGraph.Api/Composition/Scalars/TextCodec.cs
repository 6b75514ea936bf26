using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.Api.Composition.Scalars;

/// <summary>A scalar that clients send as a string.</summary>
internal abstract class TextCodec<T> : ScalarCodec<T>
    where T : notnull
{
    /// <summary>What a value must look like, as a sentence for the developer of the client.</summary>
    protected abstract string Form { get; }

    /// <inheritdoc/>
    public override bool TryRead(ValueNode literal, [MaybeNullWhen(false)] out T value, out string? problem)
    {
        value = default;
        var done = literal is StringValueNode text && TryParse(text.Value, out value);
        problem = done ? null : Form;

        return done;
    }

    /// <inheritdoc/>
    public override bool TryRead(JsonElement json, [MaybeNullWhen(false)] out T value, out string? problem)
    {
        value = default;
        var done = json.ValueKind == JsonValueKind.String && TryParse(json.GetString()!, out value);
        problem = done ? null : Form;

        return done;
    }

    /// <summary>Reads the text; false when it has another form.</summary>
    protected abstract bool TryParse(string text, [MaybeNullWhen(false)] out T value);
}
