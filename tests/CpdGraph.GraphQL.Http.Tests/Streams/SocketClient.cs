using System.Net.WebSockets;
using System.Text;

namespace CpdGraph.GraphQL.Http.Tests.Streams;

/// <summary>A bare socket that says what a test makes it say.</summary>
public sealed class SocketClient : IDisposable
{
    public const string Subprotocol = "graphql-transport-ws";

    private readonly ClientWebSocket _socket;

    private SocketClient(ClientWebSocket socket) => _socket = socket;

    public string? Spoken => _socket.SubProtocol;

    public static async Task<SocketClient> ConnectAsync(Uri address, string? subprotocol, string? origin = null)
    {
        var socket = new ClientWebSocket();

        if (subprotocol is not null)
        {
            socket.Options.AddSubProtocol(subprotocol);
        }

        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        await socket.ConnectAsync(address, TestContext.Current.CancellationToken);

        return new SocketClient(socket);
    }

    public Task Send(string text, WebSocketMessageType type = WebSocketMessageType.Text, bool endOfMessage = true) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), type, endOfMessage, TestContext.Current.CancellationToken);

    /// <summary>The next message; when the server closes instead, its code and reason.</summary>
    public async Task<string> Receive()
    {
        var buffer = new byte[65_536];
        var length = 0;

        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer.AsMemory(length), TestContext.Current.CancellationToken);
            length += received.Count;

            if (received.MessageType == WebSocketMessageType.Close)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);

                return $"{(int)_socket.CloseStatus!} {_socket.CloseStatusDescription}";
            }

            if (received.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }

    public Task Close() => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);

    /// <summary>Goes without a word.</summary>
    public void Dispose() => _socket.Dispose();
}
