using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace CpdGraph.Api.Composition.Scalars;

/// <summary>Scalar <c>URL</c>: an absolute http, https or mailto address, kept as it was written.</summary>
internal sealed class UrlCodec : TextCodec<string>
{
    protected override string Form => "A URL is an absolute http, https or mailto address, for example https://example.org/course.";

    public override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

    protected override bool TryParse(string text, [MaybeNullWhen(false)] out string value)
    {
        value = text;

        return Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeMailto);
    }
}
