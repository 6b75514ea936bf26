using System.Net.Sockets;
using System.Text;

namespace CpdGraph.GraphQL.Http.Tests.Serving;

/// <summary>A bare socket, for what an HTTP client is too polite to send.</summary>
public sealed class RawConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private RawConnection()
    {
    }

    public static async Task<RawConnection> To(Uri address)
    {
        var connection = new RawConnection();
        await connection._socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);

        return connection;
    }

    public Task Send(string text) => Send(Encoding.Latin1.GetBytes(text));

    public async Task Send(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await _socket.SendAsync(bytes, TestContext.Current.CancellationToken)..];
        }
    }

    /// <summary>Says that no more will be sent, as a client does whose process has ended.</summary>
    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Goes away without a word: the server gets a reset.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Close();
    }

    /// <summary>Reads until the server closes the connection; requests must say <c>Connection: close</c>.</summary>
    public async Task<Answer> ReadAnswer() => Answer.Of(await ReadToEnd());

    /// <summary>The same, with pauses between the first pieces.</summary>
    public async Task<Answer> ReadAnswerSlowly(int pauses)
    {
        using var received = new MemoryStream();

        for (var pause = 0; pause < pauses; pause++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            received.Write(await Read(atLeast: 1));
        }

        received.Write(await ReadToEnd());

        return Answer.Of(received.ToArray());
    }

    /// <summary>As many bytes as have come once there are enough.</summary>
    public async Task<byte[]> Read(int atLeast)
    {
        using var received = new MemoryStream();
        var buffer = new byte[16_384];

        while (received.Length < atLeast && await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken) is > 0 and var count)
        {
            received.Write(buffer, 0, count);
        }

        return received.ToArray();
    }

    /// <summary>All bytes until the server closes the connection.</summary>
    public async Task<byte[]> ReadToEnd()
    {
        using var received = new MemoryStream();
        var buffer = new byte[16_384];

        try
        {
            while (await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken) is > 0 and var count)
            {
                received.Write(buffer, 0, count);
            }
        }
        catch (SocketException)
        {
            // The server has closed while bytes of ours were under way; its answer, if there was one, came first.
        }

        return received.ToArray();
    }

    public void Dispose() => _socket.Dispose();
}
