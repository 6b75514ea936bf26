using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CpdGraph.GraphQL.Http;

/// <summary>Whether a POST body is what the endpoint reads: JSON in UTF-8, not compressed.</summary>
/// <remarks>Forms and plain text are what a foreign page can post without asking first, so refusing them also keeps such pages out.</remarks>
internal static class RequestContentType
{
    /// <returns>Null when the body may be read.</returns>
    public static Refusal? Check(HttpRequest request)
    {
        var encoding = request.Headers.ContentEncoding;

        if (encoding.Count > 0 && !string.Equals(encoding.ToString(), "identity", StringComparison.OrdinalIgnoreCase))
        {
            return Refusals.Compressed();
        }

        return request.ContentType is MediaTypes.Json || IsJsonInUtf8(request)
            ? null
            : Refusals.UnsupportedMediaType(request.ContentType);
    }

    private static bool IsJsonInUtf8(HttpRequest request)
    {
        if (request.Headers.ContentType.Count != 1 || !MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            return false;
        }

        return type.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase)
            && type.Parameters.All(parameter =>
                !parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase) || MediaTypeNegotiation.IsUtf8(parameter.Value));
    }
}
