using System.Globalization;
using CpdGraph.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CpdGraph.GraphQL.Http;

/// <summary>Writes whole answers: status, headers and body at once.</summary>
internal static class ResponseWriter
{
    /// <summary>Methods of the GraphQL endpoint, as the Allow header has them.</summary>
    public const string GetAndPost = "GET, POST";

    private const int DefaultRetryAfterSeconds = 1;

    public static ValueTask WriteAsync(HttpContext context, ExecutionResult result, ResponseMediaType type)
    {
        var isPost = HttpMethods.IsPost(context.Request.Method);

        return WriteAsync(context, ResponseStatus.Of(result, type, isPost), isPost ? null : HttpMethods.Post, type, result);
    }

    public static async ValueTask WriteAsync(HttpContext context, Refusal refusal, ResponseMediaType type)
    {
        using var result = ExecutionResult.RequestErrors(refusal.Error);
        await WriteAsync(context, refusal.Status, refusal.Allow, type, result);
    }

    private static async ValueTask WriteAsync(HttpContext context, int status, string? allow, ResponseMediaType type, ExecutionResult result)
    {
        var response = context.Response;
        var headers = response.Headers;

        response.StatusCode = status;

        if (AnswerCaching.Apply(context, result, status))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = MediaTypes.HeaderOf(type);
        response.ContentLength = result.Length;
        headers.XContentTypeOptions = "nosniff";

        switch (status)
        {
            case StatusCodes.Status405MethodNotAllowed:
                headers.Allow = allow;
                break;
            case StatusCodes.Status401Unauthorized:
                headers.WWWAuthenticate = "Bearer";
                break;
            case StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable:
                headers.RetryAfter = (result.RetryAfterSeconds ?? DefaultRetryAfterSeconds).ToString(CultureInfo.InvariantCulture);
                break;
        }

        // For HEAD too: the server keeps the body to itself, and the headers are those of a GET whatever stands between, such as compression.
        await result.WriteToAsync(response.BodyWriter, context.RequestAborted);
    }
}
