using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CpdGraph.GraphQL.Http;

/// <summary>Serves the schema as text, so that tools need no introspection. The ETag is the hash of the body.</summary>
internal sealed class SchemaEndpoint(Func<string> print)
{
    private volatile Printed _last = new("");

    public async Task HandleAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            await ResponseWriter.WriteAsync(context, Refusals.MethodNotAllowed(request.Method, "GET, HEAD"), ResponseMediaType.Json);
            return;
        }

        var printed = Current();
        response.Headers.ETag = printed.ETag.ToString();
        response.Headers.CacheControl = "no-cache";
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);

        if (ETags.IsKnownToClient(request, printed.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "text/plain; charset=utf-8";
        response.ContentLength = printed.Body.Length;
        response.Headers.XContentTypeOptions = "nosniff";

        // For HEAD too, as in ResponseWriter.
        await response.BodyWriter.WriteAsync(printed.Body, context.RequestAborted);
    }

    /// <summary>Hashes only when the text is another one.</summary>
    private Printed Current()
    {
        var text = print();
        var last = _last;

        return ReferenceEquals(last.Text, text) ? last : _last = new Printed(text);
    }

    private sealed class Printed
    {
        public Printed(string text)
        {
            Text = text;
            var bytes = Encoding.UTF8.GetBytes(text);
            Body = bytes;
            ETag = ETags.Of(bytes);
        }

        public string Text { get; }

        public ReadOnlyMemory<byte> Body { get; }

        public EntityTagHeaderValue ETag { get; }
    }
}
