using Microsoft.Net.Http.Headers;

namespace CpdGraph.Api.Composition;

/// <summary>
/// Lets pages of other sites read what everybody may read: the website of a hub, a calendar, a curriculum tool. A request with a token is another
/// matter: a browser asks first whether a page may send one, and gets no leave.
/// </summary>
internal static class CrossOriginReads
{
    private const string Readable = "ETag, Retry-After, X-Total-Count";

    /// <summary>Sets the headers of anonymous reads.</summary>
    public static void UseCrossOriginReads(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;

        // Our own sign-in knows no cookies; somebody else's before us might.
        if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && request.Headers.Authorization.Count == 0 && request.Headers.Cookie.Count == 0)
        {
            context.Response.Headers[HeaderNames.AccessControlAllowOrigin] = "*";
            context.Response.Headers[HeaderNames.AccessControlExposeHeaders] = Readable;
        }

        return next(context);
    });
}
