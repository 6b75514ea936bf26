using System.Buffers;
using System.Net.WebSockets;

namespace CpdGraph.GraphQL.Http;

/// <summary>Reads whole messages up to a size. Used by one thread at a time.</summary>
internal sealed class SocketReader(WebSocket socket, int maxBytes) : IDisposable
{
    private const int SmallestBuffer = 1_024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(SmallestBuffer);

    /// <returns>The message, owned by the caller; or why there is none: the client closed, or sent what is not read.</returns>
    /// <exception cref="WebSocketException">The connection is gone.</exception>
    public async ValueTask<(PooledBytes? Message, SocketClose? Close)> ReadAsync()
    {
        var length = 0;

        while (true)
        {
            // Never cancelled: that would tear the connection down before its close could be told.
            var received = await socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            length += received.Count;

            switch (received)
            {
                case { MessageType: WebSocketMessageType.Close }:
                    return (null, SocketClose.ByClient);
                case { MessageType: WebSocketMessageType.Binary }:
                    return (null, SocketClose.NotText);
                case var _ when length > maxBytes:
                    return (null, SocketClose.TooBig);
                case { EndOfMessage: true }:
                    return (Copy(length), null);
            }

            if (length == _buffer.Length)
            {
                Grow(length);
            }
        }
    }

    /// <summary>Reads on until the client has closed, and forgets what comes.</summary>
    public async Task DrainAsync()
    {
        while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
        {
            await socket.ReceiveAsync(_buffer.AsMemory(), CancellationToken.None);
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(Interlocked.Exchange(ref _buffer, []));

    private PooledBytes Copy(int length)
    {
        var message = new PooledBytes(length) { Length = length };
        _buffer.AsSpan(0, length).CopyTo(message.Buffer);

        if (_buffer.Length > SmallestBuffer)
        {
            // A socket that sends one long message and then waits for days keeps no long buffer.
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = ArrayPool<byte>.Shared.Rent(SmallestBuffer);
        }

        return message;
    }

    private void Grow(int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(length * 2);
        _buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
