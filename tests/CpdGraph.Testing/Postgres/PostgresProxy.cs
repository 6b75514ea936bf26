using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CpdGraph.Testing;

/// <summary>Stands between clients and a PostgreSQL server, and takes the line away at the moment that a test has chosen.</summary>
public sealed class PostgresProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly HashSet<Line> lines = [];
    private readonly int serverPort;
    private readonly Task accepting;
    private (byte[] Text, LineCut How)? cut;
    private volatile bool isOpen = true;

    private PostgresProxy(int serverPort)
    {
        this.serverPort = serverPort;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where clients connect.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>While true, whoever asks to be told of changes (LISTEN) is cut off, and everybody else is served.</summary>
    public bool RefusesListen { get; set; }

    /// <summary>In front of the server on this port of the loopback address.</summary>
    public static PostgresProxy Start(int serverPort) => new(serverPort);

    /// <summary>The next time that a client sends this text, the server goes away for everybody, until <see cref="Open"/>.</summary>
    public void CutAt(string text, LineCut how)
    {
        lock (lines)
        {
            cut = (Encoding.ASCII.GetBytes(text), how);
        }
    }

    /// <summary>The server is there again.</summary>
    public void Open() => isOpen = true;

    /// <summary>Cuts all connections; new ones are served.</summary>
    public void CutAll() => CutAllBut(null);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        CutAll();
        await accepting;
        stopping.Dispose();
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(stopping.Token);

                if (isOpen)
                {
                    _ = ServeAsync(client);
                }
                else
                {
                    client.Dispose();
                }
            }
            catch (Exception wrong) when (wrong is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Stopped, or a client that was gone before it came.
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        var line = new Line(client, new TcpClient());

        lock (lines)
        {
            lines.Add(line);
        }

        try
        {
            await line.Server.ConnectAsync(IPAddress.Loopback, serverPort);
            await Task.WhenAny(AskAsync(line), AnswerAsync(line));
        }
        catch (Exception wrong) when (wrong is IOException or SocketException or ObjectDisposedException)
        {
            // One side has gone: so does the other.
        }
        finally
        {
            line.Cut();

            lock (lines)
            {
                lines.Remove(line);
            }
        }
    }

    private async Task AskAsync(Line line)
    {
        var buffer = new byte[64 * 1024];

        for (int length; (length = await line.Client.GetStream().ReadAsync(buffer)) > 0;)
        {
            if (RefusesListen && buffer.AsSpan(0, length).IndexOf("LISTEN"u8) >= 0)
            {
                return;
            }

            if (CutOf(buffer.AsSpan(0, length)) is { } how)
            {
                line.CutOnAnswer = how;

                if (how == LineCut.BeforeTheServerReads)
                {
                    isOpen = false;
                    CutAll();
                    return;
                }
            }

            await line.Server.GetStream().WriteAsync(buffer.AsMemory(0, length));
        }
    }

    private async Task AnswerAsync(Line line)
    {
        var buffer = new byte[64 * 1024];

        for (int length; (length = await line.Server.GetStream().ReadAsync(buffer)) > 0;)
        {
            if (line.CutOnAnswer is not null)
            {
                isOpen = false;
                CutAllBut(line);
            }

            if (line.CutOnAnswer == LineCut.BeforeTheClientIsAnswered)
            {
                return;
            }

            await line.Client.GetStream().WriteAsync(buffer.AsMemory(0, length));

            if (line.CutOnAnswer is not null)
            {
                return;
            }
        }
    }

    private LineCut? CutOf(ReadOnlySpan<byte> sent)
    {
        lock (lines)
        {
            if (cut is not { Text: var text, How: var how } || sent.IndexOf(text) < 0)
            {
                return null;
            }

            cut = null;

            return how;
        }
    }

    private void CutAllBut(Line? kept)
    {
        Line[] all;

        lock (lines)
        {
            all = [.. lines];
        }

        foreach (var line in all.Where(line => line != kept))
        {
            line.Cut();
        }
    }

    private sealed class Line(TcpClient client, TcpClient server)
    {
        public TcpClient Client => client;

        public TcpClient Server => server;

        public LineCut? CutOnAnswer { get; set; }

        public void Cut()
        {
            client.Dispose();
            server.Dispose();
        }
    }
}

/// <summary>When a line is cut.</summary>
public enum LineCut
{
    /// <summary>What was sent never arrives.</summary>
    BeforeTheServerReads,

    /// <summary>It is carried out, and the client does not hear of it.</summary>
    BeforeTheClientIsAnswered,

    /// <summary>The client hears of it, and can ask nothing more.</summary>
    AfterTheAnswer,
}
