using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Http;

/// <summary>
/// Writes messages, one after the other whoever sends them: an operation whose client reads slowly waits here, and asks its source for
/// nothing meanwhile. Safe to share.
/// </summary>
internal sealed class SocketWriter(WebSocket socket, TimeSpan patience) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public ValueTask AcknowledgeAsync(CancellationToken cancellation) => SendAsync("""{"type":"connection_ack"}"""u8, cancellation);

    /// <param name="payload">JSON that came with the ping. Empty for none.</param>
    public ValueTask PongAsync(ReadOnlySpan<byte> payload, CancellationToken cancellation) =>
        payload.IsEmpty ? SendAsync("""{"type":"pong"}"""u8, cancellation) : SendAsync("pong"u8, null, payload, cancellation);

    public ValueTask NextAsync(string id, ExecutionResult result, CancellationToken cancellation) => SendAsync("next"u8, id, result.Body.Span, cancellation);

    /// <summary>Ends an operation that did not run, or whose source failed: the result's errors without anything around them.</summary>
    public ValueTask ErrorAsync(string id, ExecutionResult result, CancellationToken cancellation) =>
        SendAsync("error"u8, id, ErrorsOf(result.Body.Span), cancellation);

    public async ValueTask ErrorAsync(string id, GraphQLError error, CancellationToken cancellation)
    {
        using var result = ExecutionResult.RequestErrors(error);
        await ErrorAsync(id, result, cancellation);
    }

    public ValueTask CompleteAsync(string id, CancellationToken cancellation) => SendAsync("complete"u8, id, [], cancellation);

    public void Dispose() => _turn.Dispose();

    private static ReadOnlySpan<byte> ErrorsOf(ReadOnlySpan<byte> result)
    {
        var reader = new Utf8JsonReader(result);
        reader.Read();

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals("errors"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();

            if (found)
            {
                return result[start..(int)reader.BytesConsumed];
            }
        }

        return "[]"u8;
    }

    private ValueTask SendAsync(ReadOnlySpan<byte> type, string? id, ReadOnlySpan<byte> payload, CancellationToken cancellation)
    {
        var buffer = new ArrayBufferWriter<byte>(payload.Length + 128);

        if (id is null)
        {
            buffer.Write("{"u8);
        }
        else
        {
            buffer.Write("{\"id\":\""u8);
            buffer.Write(JsonEncodedText.Encode(id).EncodedUtf8Bytes);
            buffer.Write("\","u8);
        }

        buffer.Write("\"type\":\""u8);
        buffer.Write(type);
        buffer.Write("\""u8);

        if (!payload.IsEmpty)
        {
            buffer.Write(",\"payload\":"u8);
            buffer.Write(payload);
        }

        buffer.Write("}"u8);

        return SendAsync(buffer.WrittenMemory, cancellation);
    }

    private ValueTask SendAsync(ReadOnlySpan<byte> message, CancellationToken cancellation) => SendAsync(message.ToArray().AsMemory(), cancellation);

    /// <param name="cancellation">Ends the wait for a turn. What is being sent is sent to its end, or the connection could not be closed in good order.</param>
    private async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);

        try
        {
            using var limit = new CancellationTokenSource(patience);
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, limit.Token);
        }
        catch (OperationCanceledException)
        {
            // The socket is aborted by that.
            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely, "The client does not read what it is sent.");
        }
        finally
        {
            _turn.Release();
        }
    }
}
