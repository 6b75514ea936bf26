using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CpdGraph.GraphQL.Http;

/// <summary>Reads a body whole, up to the limit, declared or not.</summary>
internal static class RequestBody
{
    /// <returns>The bytes, owned by the caller, or why they are refused.</returns>
    public static async ValueTask<(PooledBytes? Bytes, Refusal? Refusal)> ReadAsync(HttpContext context, int maxBytes)
    {
        // Whoever sends more than is read makes the server read on, to keep the connection usable; let that end at the limit as well.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = maxBytes;
        }

        if (context.Request.ContentLength > maxBytes)
        {
            return (null, Refusals.BodyTooLarge(context.Request.ContentLength.Value, maxBytes));
        }

        try
        {
            return await ReadToEndAsync(context, maxBytes);
        }
        catch (BadHttpRequestException exception)
        {
            return (null, exception.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => Refusals.BodyTooLarge(maxBytes + 1L, maxBytes),
                StatusCodes.Status408RequestTimeout => Refusals.BodyTooSlow(),
                _ => Refusals.BodyBroken(),
            });
        }
    }

    private static async ValueTask<(PooledBytes? Bytes, Refusal? Refusal)> ReadToEndAsync(HttpContext context, int maxBytes)
    {
        var reader = context.Request.BodyReader;

        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            var buffer = read.Buffer;

            if (buffer.Length > maxBytes)
            {
                reader.AdvanceTo(buffer.End);
                return (null, Refusals.BodyTooLarge(buffer.Length, maxBytes));
            }

            if (read.IsCompleted)
            {
                // Copied once, so that nothing after this point depends on how long a server keeps its own buffers.
                var bytes = new PooledBytes((int)buffer.Length) { Length = (int)buffer.Length };
                buffer.CopyTo(bytes.Buffer);
                reader.AdvanceTo(buffer.End);

                return (bytes, null);
            }

            // What has come stays in the server's buffers until the rest is there: a client that declares much and sends little holds little.
            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }
}
