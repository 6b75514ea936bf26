using System.Net;
using System.Net.Sockets;

namespace CpdGraph.Testing;

/// <summary>A TCP port of the loopback address that nobody listens on.</summary>
public static class FreePort
{
    /// <summary>Asks the system for one. Another process may take it before you do: be ready to try again.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
