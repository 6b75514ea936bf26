using System.Globalization;
using CpdGraph.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CpdGraph.GraphQL.Http;

/// <summary>Whether browsers and proxies may keep an answer. They may not unless everything says that they may.</summary>
internal static class AnswerCaching
{
    // One value each, as compression asks whether its own is there.
    private static readonly string[] Varies = [HeaderNames.Accept, HeaderNames.Authorization, HeaderNames.AcceptEncoding];

    /// <summary>Sets the headers of an answer that may be kept, or of one that may not.</summary>
    /// <returns>True when the client has the answer already, and gets only its headers.</returns>
    public static bool Apply(HttpContext context, ExecutionResult result, int status)
    {
        var headers = context.Response.Headers;

        if (status != StatusCodes.Status200OK || result.MaxAge is not { } maxAge || !IsAnonymousRead(context))
        {
            headers.Append(HeaderNames.Vary, HeaderNames.Accept);
            headers.CacheControl = "no-store";

            return false;
        }

        return Allow(context, ETags.Of(result), maxAge, Varies);
    }

    /// <summary>Says how long the answer may be kept, and what stands for it.</summary>
    /// <returns>True when the client has it already.</returns>
    public static bool Allow(HttpContext context, EntityTagHeaderValue tag, TimeSpan maxAge, string[] varies)
    {
        var headers = context.Response.Headers;
        headers.Append(HeaderNames.Vary, varies);
        headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"public, max-age={(long)maxAge.TotalSeconds}");
        headers.ETag = tag.ToString();

        return ETags.IsKnownToClient(context.Request, tag);
    }

    /// <summary>Whoever shows who they are, in whatever way, gets an answer of their own.</summary>
    public static bool IsAnonymousRead(HttpContext context)
    {
        var request = context.Request;

        return (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && request.Headers.Authorization.Count == 0
            && request.Headers.Cookie.Count == 0
            && context.User.Identity?.IsAuthenticated != true;
    }
}
