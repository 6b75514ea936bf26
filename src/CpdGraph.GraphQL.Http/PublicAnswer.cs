using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CpdGraph.GraphQL.Http;

/// <summary>Answers to GET and HEAD that everybody may read and keep, made of other things than GraphQL: pages, calendars, files.</summary>
public static class PublicAnswer
{
    // One value each, as compression asks whether its own is there.
    private static readonly string[] Varies = [HeaderNames.Authorization, HeaderNames.AcceptEncoding];

    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Writes the content, or that the client has it already. As with answers of GraphQL, its tag is the hash of its content, and whoever shows
    /// who they are gets one that nobody keeps.
    /// </summary>
    /// <param name="contentType">With its character set.</param>
    /// <param name="maxAge">How long it may be kept, from when it was made; zero: not at all.</param>
    /// <param name="age">How long ago it was made.</param>
    public static async Task WriteAsync(HttpContext context, PublicContent content, string contentType, TimeSpan maxAge, TimeSpan age = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(content);

        var response = context.Response;
        response.Headers.XContentTypeOptions = "nosniff";

        if (maxAge <= TimeSpan.Zero || !AnswerCaching.IsAnonymousRead(context))
        {
            response.Headers.CacheControl = "no-store";
        }
        else
        {
            if (age >= OneSecond)
            {
                response.Headers.Age = ((long)age.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }

            if (AnswerCaching.Allow(context, content.Tag, maxAge, Varies))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.ContentType = contentType;
        response.ContentLength = content.Body.Length;

        // For HEAD too, as in ResponseWriter.
        await response.BodyWriter.WriteAsync(content.Body, context.RequestAborted);
    }
}
