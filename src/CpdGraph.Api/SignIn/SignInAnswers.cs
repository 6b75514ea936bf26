using CpdGraph.GraphQL.Results;

namespace CpdGraph.Api.SignIn;

/// <summary>The answers to requests that end before they are read: the same bytes at every address, whatever was wrong.</summary>
internal static class SignInAnswers
{
    private const string RetryAfterSeconds = "5";
    private const string OverloadedRetryAfterSeconds = "1";

    private static readonly byte[] RefusedBody = Body(
        "The access token is not accepted. Sign in again, or leave out the Authorization header to read what is public.", ErrorCodes.Unauthenticated);

    private static readonly byte[] UnavailableBody = Body("Who you are cannot be checked just now. Try again in a moment.", ErrorCodes.Unavailable);

    private static readonly byte[] OverloadedBody = Body("The server has more to do than it can. Try again in a moment.", ErrorCodes.Overloaded);

    private static readonly byte[] NeededBody = Body("Sign in first: send Authorization: Bearer and your access token.", ErrorCodes.Unauthenticated);

    private static readonly byte[] RateLimitedBody = Body("You have asked for much in a short time. Wait as long as Retry-After says.", ErrorCodes.RateLimited);

    private static readonly byte[] BusyBody = Body("The database does not answer, or is busy. Try again in a moment.", ErrorCodes.Unavailable);

    /// <summary>To who sent no token where one is needed.</summary>
    public static Task NeededAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";

        return WriteAsync(context, StatusCodes.Status401Unauthorized, NeededBody);
    }

    /// <summary>To who has spent what a caller may spend in a while.</summary>
    public static Task RateLimitedAsync(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);

        return WriteAsync(context, StatusCodes.Status429TooManyRequests, RateLimitedBody);
    }

    /// <summary>When the database does not answer after it is known who asks.</summary>
    public static Task BusyAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds;

        return WriteAsync(context, StatusCodes.Status503ServiceUnavailable, BusyBody);
    }

    public static Task RefusedAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";

        return WriteAsync(context, StatusCodes.Status401Unauthorized, RefusedBody);
    }

    public static Task UnavailableAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds;

        return WriteAsync(context, StatusCodes.Status503ServiceUnavailable, UnavailableBody);
    }

    public static Task OverloadedAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = OverloadedRetryAfterSeconds;

        return WriteAsync(context, StatusCodes.Status503ServiceUnavailable, OverloadedBody);
    }

    private static async Task WriteAsync(HttpContext context, int status, byte[] body)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.BodyWriter.WriteAsync(body, context.RequestAborted);
        }
    }

    private static byte[] Body(string message, string code) =>
        System.Text.Encoding.UTF8.GetBytes($$$"""{"errors":[{"message":"{{{message}}}","extensions":{"code":"{{{code}}}"}}]}""");
}
