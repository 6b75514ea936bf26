using System.Buffers;
using System.Globalization;
using System.Text.Json;
using CpdGraph.Api.Composition;

namespace CpdGraph.Api.Imports;

/// <summary>Answers of the addresses of files, with errors in the form that GraphQL gives them.</summary>
internal static class FileAnswers
{
    private static readonly JsonWriterOptions Layout = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Refuses.</summary>
    /// <param name="code">Of the closed list.</param>
    public static Task RefuseAsync(HttpContext context, int status, string code, string message) =>
        RefuseAsync(context, status, code, message, _ => { });

    /// <summary>Refuses what is more than a limit allows.</summary>
    /// <param name="actual">Null when nobody counted on.</param>
    public static Task TooMuchAsync(HttpContext context, int status, string code, string message, string limit, long maximum, long? actual) =>
        RefuseAsync(context, status, code, message, json =>
        {
            json.WriteString("limit", limit);
            json.WriteNumber("maximum", maximum);

            if (actual is { } number)
            {
                json.WriteNumber("actual", number);
            }
        });

    /// <summary>Says after how long it is worth another try.</summary>
    public static void RetryAfter(HttpContext context, TimeSpan wait) =>
        context.Response.Headers.RetryAfter = ((int)Math.Max(1, Math.Ceiling(wait.TotalSeconds))).ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes JSON that nobody may keep.</summary>
    public static async Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();

        await using (var json = new Utf8JsonWriter(buffer, Layout))
        {
            write(json);
        }

        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = buffer.WrittenCount;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.BodyWriter.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string code, string message, Action<Utf8JsonWriter> more) => WriteAsync(context, status, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("errors");
        json.WriteStartObject();
        json.WriteString("message", message);
        json.WriteStartObject("extensions");
        json.WriteString("code", code);
        more(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
