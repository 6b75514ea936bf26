using System.Buffers;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Results;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace CpdGraph.GraphQL.Http;

/// <summary>Writes a stream of server-sent events, in the words of the graphql-sse protocol's distinct connections mode. Used by one thread at a time.</summary>
internal sealed class SseWriter(HttpContext context, TimeSpan patience)
{
    private readonly System.IO.Pipelines.PipeWriter _body = context.Response.BodyWriter;

    /// <summary>Sends the headers and a first comment, so that the client knows at once that it is heard.</summary>
    public ValueTask BeginAsync()
    {
        var response = context.Response;

        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = MediaTypes.EventStreamUtf8;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";

        // nginx and its like pass on what comes when it comes.
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        return KeepAliveAsync();
    }

    /// <summary>A result. Its JSON has no line break, so it is one line of data.</summary>
    public ValueTask NextAsync(ExecutionResult result)
    {
        _body.Write("event: next\ndata: "u8);
        _body.Write(result.Body.Span);
        _body.Write("\n\n"u8);

        return FlushAsync();
    }

    public async ValueTask NextAsync(GraphQLError error)
    {
        using var result = ExecutionResult.RequestErrors(error);
        await NextAsync(result);
    }

    /// <summary>The end. With empty data, or a browser's EventSource would not tell it.</summary>
    public ValueTask CompleteAsync()
    {
        _body.Write("event: complete\ndata: \n\n"u8);

        return FlushAsync();
    }

    /// <summary>A comment, which clients ignore.</summary>
    public ValueTask KeepAliveAsync()
    {
        _body.Write(":\n\n"u8);

        return FlushAsync();
    }

    private async ValueTask FlushAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        limit.CancelAfter(patience);

        try
        {
            await _body.FlushAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
            throw new ConnectionResetException("The client does not read what it is sent.");
        }
    }
}
