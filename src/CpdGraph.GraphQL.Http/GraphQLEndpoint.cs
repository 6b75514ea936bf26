using System.Diagnostics;
using CpdGraph.GraphQL.Execution;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CpdGraph.GraphQL.Http;

/// <summary>Answers GraphQL over HTTP: reads the request, runs it, writes the result with its status. Holds nothing of a request.</summary>
internal sealed class GraphQLEndpoint(
    GraphQLExecutor executor,
    HttpLimits limits,
    PersistedDocuments documents,
    Func<HttpContext, object?>? rootValue,
    OpenStreams open,
    ILogger<GraphQLEndpoint> logger)
{
    private const string PreflightMethods = "GET, HEAD, OPTIONS, POST";

    private readonly EventStreamAnswer _events = new(executor, open);
    private readonly SocketEndpoint _sockets = new(new SocketServices(executor, limits, documents, open, rootValue, logger));

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context);
        }
        catch (Exception exception) when (IsClientGone(exception, context))
        {
            Log.ClientGone(logger);
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            var traceId = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
            Log.Fault(logger, traceId, fault);

            // A response of ours would be taken for the engine's: faults are plain JSON.
            await ResponseWriter.WriteAsync(context, Refusals.Fault(traceId), ResponseMediaType.Json);
        }
    }

    private async ValueTask AnswerAsync(HttpContext context)
    {
        var method = context.Request.Method;

        if (context.WebSockets.IsWebSocketRequest)
        {
            await _sockets.HandleAsync(context);
            return;
        }

        if (HttpMethods.IsOptions(method))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            context.Response.Headers.Allow = PreflightMethods;
            return;
        }

        var acceptable = MediaTypeNegotiation.TryChoose(context.Request.Headers.Accept, out var type);
        var events = HttpMethods.IsHead(method) ? EventStreamUse.Never : MediaTypeNegotiation.EventStreamOf(context.Request.Headers.Accept);
        var reading = acceptable || events != EventStreamUse.Never ? await ReadAsync(context, method) : Refusals.NotAcceptable();

        if (reading.Text is null)
        {
            await ResponseWriter.WriteAsync(context, reading.Refusal!, type);
            return;
        }

        if (events != EventStreamUse.Never)
        {
            await _events.WriteAsync(context, reading.Text, RequestOf(reading.Text, context), events, type);
            return;
        }

        using var text = reading.Text;
        using var result = await executor.ExecuteAsync(RequestOf(text, context), context.RequestAborted);
        await ResponseWriter.WriteAsync(context, result, type);
    }

    private async ValueTask<RequestReading> ReadAsync(HttpContext context, string method)
    {
        if (HttpMethods.IsPost(method))
        {
            return await PostRequestReader.ReadAsync(context, limits, documents);
        }

        return HttpMethods.IsGet(method) || HttpMethods.IsHead(method)
            ? GetRequestReader.Read(context, limits, documents)
            : Refusals.MethodNotAllowed(method, ResponseWriter.GetAndPost);
    }

    private GraphQLRequest RequestOf(RequestText text, HttpContext context) =>
        text.ToRequest(context, rootValue, mutationsAllowed: HttpMethods.IsPost(context.Request.Method));

    private static bool IsClientGone(Exception exception, HttpContext context) =>
        exception is ConnectionResetException
        || (exception is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested);
}
