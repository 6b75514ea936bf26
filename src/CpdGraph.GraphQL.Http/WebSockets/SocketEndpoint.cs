using System.Net.WebSockets;
using CpdGraph.GraphQL.Results;
using Microsoft.AspNetCore.Http;

namespace CpdGraph.GraphQL.Http;

/// <summary>Accepts sockets that speak <c>graphql-transport-ws</c>. The older <c>graphql-ws</c> of subscriptions-transport-ws is not spoken.</summary>
internal sealed class SocketEndpoint(SocketServices services)
{
    private const string Subprotocol = "graphql-transport-ws";

    public async Task HandleAsync(HttpContext context)
    {
        if (services.Open.TryTakeSocket(context, out var slot) is { } refusal)
        {
            var status = refusal.Code == ErrorCodes.RateLimited ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable;
            await ResponseWriter.WriteAsync(context, new Refusal(status, refusal), ResponseMediaType.Json);
            return;
        }

        using (slot)
        {
            var isSpoken = context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol, StringComparer.Ordinal);
            using var socket = await context.WebSockets.AcceptWebSocketAsync(isSpoken ? Subprotocol : null);

            if (isSpoken)
            {
                await using var connection = new SocketConnection(services, context, socket);
                await connection.RunAsync();
            }
            else
            {
                await RefuseAsync(socket, SocketClose.NoSubprotocol);
            }
        }
    }

    private static async Task RefuseAsync(WebSocket socket, SocketClose close)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        try
        {
            await socket.CloseAsync((WebSocketCloseStatus)close.Code!.Value, close.Reason, patience.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // It did not wait for the answer.
        }
    }
}
