using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace CpdGraph.Api.Composition.Scalars;

/// <summary>Scalar <c>Markdown</c>: any text. What is dangerous in it is a matter of rendering.</summary>
internal sealed class MarkdownCodec : TextCodec<string>
{
    protected override string Form => "Markdown is a string.";

    public override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

    protected override bool TryParse(string text, [MaybeNullWhen(false)] out string value)
    {
        value = text;

        return true;
    }
}
