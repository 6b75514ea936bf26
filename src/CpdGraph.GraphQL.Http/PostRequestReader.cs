using Microsoft.AspNetCore.Http;

namespace CpdGraph.GraphQL.Http;

/// <summary>Reads a request from a JSON body.</summary>
internal static class PostRequestReader
{
    public static async ValueTask<RequestReading> ReadAsync(HttpContext context, HttpLimits limits, PersistedDocuments documents)
    {
        if (RequestContentType.Check(context.Request) is { } unsupported)
        {
            return unsupported;
        }

        var (bytes, refusal) = await RequestBody.ReadAsync(context, limits.MaxBodyBytes);

        return bytes is null ? refusal! : Read(bytes, limits, documents);
    }

    private static RequestReading Read(PooledBytes bytes, HttpLimits limits, PersistedDocuments documents)
    {
        var reading = Read(bytes, WithoutByteOrderMark(bytes.Memory), limits, documents);

        if (reading.Refusal is not null)
        {
            bytes.Dispose();
        }

        return reading;
    }

    private static RequestReading Read(PooledBytes sent, ReadOnlyMemory<byte> json, HttpLimits limits, PersistedDocuments documents)
    {
        if (json.Span.TrimStart(" \t\r\n"u8).IsEmpty)
        {
            return Refusals.BodyEmpty();
        }

        return JsonText.FirstProblem(json, "body", limits.MaxJsonDepth) is { } problem ? problem : RequestEnvelope.Read(json, sent, documents);
    }

    /// <summary>Some editors put the mark before what they save; RFC 8259, 8.1 lets a reader ignore it.</summary>
    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
