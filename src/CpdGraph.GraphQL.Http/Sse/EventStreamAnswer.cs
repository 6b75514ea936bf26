using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CpdGraph.GraphQL.Http;

/// <summary>
/// Answers an operation of any kind by server-sent events: the distinct connections mode of the graphql-sse protocol. Whatever the engine
/// refuses is told in the stream, since a browser's EventSource shows nothing else.
/// </summary>
internal sealed class EventStreamAnswer(GraphQLExecutor executor, OpenStreams open)
{
    /// <param name="text">Disposed as soon as the operation has begun.</param>
    /// <param name="use">Whether an operation with one result is answered so as well.</param>
    /// <param name="otherwise">How it is answered else.</param>
    public async Task WriteAsync(HttpContext context, RequestText text, GraphQLRequest request, EventStreamUse use, ResponseMediaType otherwise)
    {
        var caller = context.RequestServices.GetService<IConnectionCaller>();
        var writer = new SseWriter(context, TimeSpan.FromSeconds(open.Options.WriteSeconds));
        await using var lifetime = open.Begin(context, caller);
        OperationAnswer answer;

        using (text)
        {
            answer = await executor.SubscribeAsync(request, context.RequestAborted);
        }

        if (answer.Result is { } result)
        {
            using (result)
            {
                await WriteResultAsync(context, writer, result, use, otherwise);
            }
        }
        else if (open.TryTakeStream(context, caller, out var slot) is { } refusal)
        {
            await writer.BeginAsync();
            await writer.NextAsync(refusal);
            await writer.CompleteAsync();
        }
        else
        {
            using (slot)
            {
                lifetime.Watch();
                await WriteStreamAsync(writer, answer.Results!, lifetime);
            }
        }
    }

    private static async ValueTask WriteResultAsync(
        HttpContext context, SseWriter writer, ExecutionResult result, EventStreamUse use, ResponseMediaType otherwise)
    {
        if (use == EventStreamUse.ForSubscriptions)
        {
            await ResponseWriter.WriteAsync(context, result, otherwise);
            return;
        }

        await writer.BeginAsync();
        await writer.NextAsync(result);
        await writer.CompleteAsync();
    }

    private async Task WriteStreamAsync(SseWriter writer, IAsyncEnumerable<ExecutionResult> stream, StreamLifetime lifetime)
    {
        await using var results = stream.GetAsyncEnumerator(lifetime.Ended);

        await writer.BeginAsync();

        while (await NextAsync(writer, results))
        {
            using var result = results.Current;
            await writer.NextAsync(result);
        }

        if (lifetime.Ended.IsCancellationRequested && lifetime.Reason == StreamEnd.None)
        {
            // The client has gone: nobody is left to tell.
            return;
        }

        if (ErrorOf(lifetime.Reason) is { } error)
        {
            await writer.NextAsync(error);
        }

        await writer.CompleteAsync();
    }

    /// <summary>Waits for the next result and shows meanwhile that the connection is alive.</summary>
    private async ValueTask<bool> NextAsync(SseWriter writer, IAsyncEnumerator<ExecutionResult> results)
    {
        var next = results.MoveNextAsync();

        if (next.IsCompleted)
        {
            return await next;
        }

        var waiting = next.AsTask();
        var pace = TimeSpan.FromSeconds(open.Options.KeepAliveSeconds);

        while (true)
        {
            await ((Task)waiting).WaitAsync(pace).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            if (waiting.IsCompleted)
            {
                return await waiting;
            }

            try
            {
                await writer.KeepAliveAsync();
            }
            catch
            {
                // The client has gone, and its source is told so: nothing here may be taken down under it.
                await ((Task)waiting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }
        }
    }

    private static GraphQLError? ErrorOf(StreamEnd reason) => reason switch
    {
        StreamEnd.Expired => StreamErrors.TokenExpired(),
        StreamEnd.RightsLost => StreamErrors.RightsLost(),
        _ => null,
    };
}
